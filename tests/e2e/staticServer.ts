import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const dist = join(import.meta.dirname, '..', '..', 'dist');

const KINDS: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/** A file server as plain as they come. */
export interface StaticServer {
  /** Address of the folder's page, ending in `/`. */
  readonly address: string;
  stop(): Promise<void>;
}

/**
 * Serves the built site below a path, as project pages of code hosts are: files only, no headers but the type, and 404
 * for everything that is not there.
 *
 * @param base begins and ends with `/`
 */
export async function serveDist(base: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const inside = path.endsWith('/') ? `${path}index.html` : path;
    const file = normalize(join(dist, inside.slice(base.length)));
    const found =
      path.startsWith(base) && file.startsWith(dist + sep) && existsSync(file) && statSync(file).isFile();
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': KINDS[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
