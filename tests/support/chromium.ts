/**
 * Finds a Chromium for the tests, or brings one, so that a fresh machine needs nothing but Node.
 * The first that starts wins:
 *
 *   1. CHROMIUM_PATH            the reader's own choice; if it does not start, that is an error
 *   2. @sparticuz/chromium      ships with the dev dependencies (Linux on x64), unpacked once
 *   3. Playwright's own         if somebody has installed it
 *   4. the system's             Chromium, Chrome or Edge in the usual places
 *   5. `playwright install chromium`
 *   6. `apt-get install chromium`, as root only
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as playwrightChromium } from 'playwright';

/** What Playwright's `launch` needs to start the browser that was found. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env?: Record<string, string>;
}

/** A browser that starts, with the name of the place it came from and the version it reports. */
export interface FoundChromium {
  readonly source: string;
  readonly version: string;
  readonly launch: ChromiumLaunch;
}

const root = join(import.meta.dirname, '..', '..');
const bundledPackage = join(root, 'node_modules', '@sparticuz', 'chromium');

/** Keeps the browser from talking to anybody and from asking for a graphics card. */
const quietArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Launch options for the first Chromium that starts. */
export async function findChromium(): Promise<ChromiumLaunch> {
  return (await describeChromium()).launch;
}

/** The same, with its source and version; throws, with every attempt named, when there is none. */
export async function describeChromium(): Promise<FoundChromium> {
  const tried: string[] = [];
  const own = process.env['CHROMIUM_PATH'];
  if (own !== undefined && own !== '') {
    const found = started('CHROMIUM_PATH', own);
    if (found === undefined) throw new Error(`CHROMIUM_PATH: ${own} does not start`);
    return found;
  }
  const steps: readonly (readonly [string, () => string | undefined, (() => Record<string, string>)?])[] = [
    ['@sparticuz/chromium', unpackBundled, bundledEnvironment],
    ["Playwright's own", () => playwrightChromium.executablePath()],
    ['system', findSystem],
    ['playwright install', installWithPlaywright],
    ['apt-get install', installWithApt],
  ];
  for (const [source, locate, environment] of steps) {
    try {
      const path = locate();
      const found =
        path !== undefined && existsSync(path) ? started(source, path, environment?.()) : undefined;
      if (found !== undefined) return found;
      tried.push(`${source}: ${path === undefined ? 'none' : `${path} does not start`}`);
    } catch (error) {
      tried.push(`${source}: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`);
    }
  }
  throw new Error(`No Chromium starts on this machine. Set CHROMIUM_PATH to one.\n  ${tried.join('\n  ')}`);
}

/** Asks the binary for its version; undefined when it does not answer. */
function started(
  source: string,
  executablePath: string,
  extra?: Record<string, string>,
): FoundChromium | undefined {
  const env = extra === undefined ? undefined : { ...ownEnvironment(), ...extra };
  const asked = spawnSync(executablePath, ['--no-sandbox', '--version'], {
    encoding: 'utf8',
    timeout: 20_000,
    env: env ?? process.env,
  });
  if (asked.status !== 0) return undefined;
  const launch = { executablePath, args: quietArgs };
  return { source, version: asked.stdout.trim(), launch: env === undefined ? launch : { ...launch, env } };
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

// --- the bundled browser ---------------------------------------------------------------------------

function bundledFolder(): string {
  // The package does not export its package.json, so it is read as a file.
  const { version } = JSON.parse(readFileSync(join(bundledPackage, 'package.json'), 'utf8')) as {
    version: string;
  };
  return join(root, 'node_modules', '.cache', 'chromium', version);
}

function bundledEnvironment(): Record<string, string> {
  const folder = bundledFolder();
  const inherited = process.env['LD_LIBRARY_PATH'];
  const libraries = join(folder, 'al2023', 'lib');
  return {
    LD_LIBRARY_PATH: inherited === undefined ? libraries : `${libraries}:${inherited}`,
    FONTCONFIG_PATH: join(folder, 'fonts'),
  };
}

/**
 * Unpacks the bundled browser into node_modules/.cache/chromium/<version>, once.
 * The package unpacks into the temporary folder, and its libraries only on "Lambda"; so a child process
 * is told that it runs there and is given a private temporary folder, which is then renamed: whoever
 * renames first wins, and two test runs that start together do not meet half-written files.
 */
function unpackBundled(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(bundledPackage)) return undefined;
  const folder = bundledFolder();
  const binary = join(folder, 'chromium');
  if (existsSync(binary)) return binary;
  mkdirSync(join(folder, '..'), { recursive: true });
  const temporary = mkdtempSync(`${folder}-`);
  try {
    execFileSync(
      process.execPath,
      ['--input-type=module', '-e', "await (await import('@sparticuz/chromium')).default.executablePath();"],
      { cwd: root, env: { ...process.env, TMPDIR: temporary, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' } },
    );
    writeFileSync(
      join(temporary, 'fonts', 'fonts.conf'),
      `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
    );
    try {
      renameSync(temporary, folder);
    } catch (error) {
      if (!existsSync(binary)) throw error; // another run was faster
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return binary;
}

// --- everybody else's --------------------------------------------------------------------------------

function findSystem(): string | undefined {
  const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    linux: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/microsoft-edge',
      '/snap/bin/chromium',
    ],
    darwin: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = process.env[name];
      return folder === undefined
        ? []
        : [
            join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
            join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          ];
    }),
  };
  return places[process.platform]?.find((path) => existsSync(path));
}

function installWithPlaywright(): string {
  const cli = join(root, 'node_modules', 'playwright', 'cli.js');
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'pipe', timeout: 300_000 });
  return playwrightChromium.executablePath();
}

function installWithApt(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const options = {
    stdio: 'pipe',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  } as const;
  execFileSync('apt-get', ['update'], options);
  execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
  return findSystem();
}
