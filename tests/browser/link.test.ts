import { expect, test } from 'vitest';
import type { Document } from '../../src/core/scenario/scenario.ts';
import { inflate } from '../../src/core/share/deflate.ts';
import { encodeLink, readLink } from '../../src/core/share/link.ts';

const golden = import.meta.glob<{ readonly hash: string; readonly document: Document }>(
  '../frozen/links/*.json',
  {
    eager: true,
    import: 'default',
  },
);

test('links that were written under Node mean the same in a browser, and so do those written there', async () => {
  expect(Object.keys(golden).length).toBeGreaterThan(12);
  for (const { hash, document } of Object.values(golden)) {
    expect(await readLink(hash)).toMatchObject({ ok: true, value: { document }, issues: [] });
    expect(await readLink(await encodeLink(document))).toMatchObject({
      ok: true,
      value: { document },
      issues: [],
    });
  }
});

test('a browser, too, gives a stream up that has no end, and notices one that ends too early', async () => {
  const packed = new Response(
    new Blob([new Uint8Array(50_000_000)]).stream().pipeThrough(new CompressionStream('deflate-raw')),
  );
  const bytes = new Uint8Array(await packed.arrayBuffer());
  expect(await inflate(bytes)).toBe('tooFar');
  expect(await inflate(bytes.slice(0, 1000), 100_000_000)).toBe('damaged');
  expect(await inflate(Uint8Array.of(255, 1, 2))).toBe('damaged');
});
