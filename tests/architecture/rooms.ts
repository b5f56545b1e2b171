/**
 * The house as data: which room may import which, and why. `src/README.md` shows the same table to people.
 * A change here is a change of the design; give its reason in `because`.
 */

/** Something a room may import; perhaps only its types, perhaps only from some of the room's own files. */
export type Allowance =
  string | { readonly of: string; readonly typesOnly?: true; readonly onlyFrom?: readonly string[] };

/** One room. A room is a folder below `src/` (all of it that is not a room of its own) or a single file. */
export interface Room {
  readonly room: string;
  /**
   * What it may import beside itself: folders or files below `src/`; `core/*` is the whole core except its public
   * door, `core/index.ts`, which is for outsiders.
   */
  readonly may: readonly Allowance[];
  /** npm packages it may import; of d3 by the names of its parts. */
  readonly packages: readonly string[];
  /** The rule in words; it is the message of the failing test. */
  readonly because: string;
}

const types = (of: string): Allowance => ({ of, typesOnly: true });

/** Parts of d3 that only compute. */
const d3Maths = [
  'd3-array',
  'd3-color',
  'd3-contour',
  'd3-format',
  'd3-interpolate',
  'd3-path',
  'd3-scale',
  'd3-scale-chromatic',
  'd3-shape',
];
/** Parts of d3 that listen to or change the page. */
const d3Hands = ['d3-brush', 'd3-drag', 'd3-selection', 'd3-zoom'];

/** The import table. */
export const ROOMS: readonly Room[] = [
  {
    room: 'core/numerics',
    may: [],
    packages: [],
    because: 'numerics is mathematics without a customer word in it; it imports nobody',
  },
  {
    room: 'core/scenario',
    may: ['core/numerics', types('i18n')],
    packages: ['valibot'],
    because: 'a scenario is what the user said; it knows neither the model nor the engine',
  },
  {
    room: 'core/model',
    may: ['core/numerics', { of: 'core/scenario', onlyFrom: ['core/model/compileScenario.ts'] }],
    packages: [],
    because: 'the model works in periods; only compileScenario.ts has seen a scenario',
  },
  {
    room: 'core/exact',
    may: ['core/model', 'core/numerics'],
    packages: [],
    because: 'the exact twin must not learn anything from the engine it checks',
  },
  {
    room: 'core/engine',
    may: ['core/model', 'core/numerics'],
    packages: [],
    because: 'the engine never sees units, and nothing of the exact twin, not even its types',
  },
  {
    room: 'core/analysis',
    may: ['core/scenario', 'core/model', 'core/engine', 'core/exact', 'core/numerics'],
    packages: [],
    because: 'analysis plans many jobs and reads their results; it draws nothing',
  },
  {
    room: 'core/views',
    may: [
      'core/engine',
      'core/exact',
      'core/analysis',
      'core/model',
      'core/numerics',
      types('core/scenario'),
      types('core/data'),
      types('core/fit'),
      types('i18n'),
    ],
    packages: ['d3-array', 'd3-contour'],
    because: 'a view is numbers in data units with message keys: no pixels, no scales, no words',
  },
  {
    room: 'core/share',
    may: ['core/scenario', 'core/numerics', 'core/model/version.ts'],
    packages: ['valibot'],
    because:
      'a link is a scenario in writing; of the model it knows the version only, and stays readable after it',
  },
  {
    room: 'core/data',
    may: ['core/numerics', types('core/scenario')],
    packages: ['papaparse'],
    because: 'imported data knows nothing of models',
  },
  {
    room: 'core/fit',
    may: ['core/data', 'core/model', 'core/numerics', types('core/scenario')],
    packages: [],
    because: 'fitting works on data and the mathematics of the model, never on the engine or a view',
  },
  {
    room: 'core/lessons',
    may: [
      'core/scenario',
      types('core/engine'),
      types('core/exact'),
      types('core/analysis'),
      'core/views/chartId.ts',
      types('i18n'),
    ],
    packages: [],
    because: 'a lesson is data with a claim; it runs nothing itself',
  },
  {
    room: 'core/index.ts',
    may: ['core/*'],
    packages: [],
    because: 'the public door of the core leads into the core and nowhere else',
  },
  {
    room: 'cli',
    may: ['core/index.ts'],
    packages: ['node'],
    because: 'the command line is an outsider: it enters by the public door',
  },
  {
    room: 'i18n',
    may: [],
    packages: ['intl-messageformat', '@formatjs/icu-messageformat-parser'],
    because: 'words depend on nothing of ours',
  },
  {
    room: 'runner',
    may: ['core/engine', 'core/exact', 'core/fit', types('core/model'), 'core/numerics'],
    packages: ['comlink'],
    because: 'a runner moves jobs and results between threads; it knows no scenario and no page',
  },
  {
    room: 'app/charts/parts',
    may: ['core/views', 'i18n'],
    packages: ['svelte', 'papaparse', ...d3Maths, ...d3Hands],
    because: 'parts of charts draw what they are given, and write it into files',
  },
  {
    room: 'app/charts',
    may: ['core/views', 'i18n', 'app/charts/parts'],
    packages: ['svelte', ...d3Maths],
    because: 'data comes into a chart as properties: it knows no runner, no engine and no state',
  },
  {
    room: 'app/controls',
    may: ['core/scenario', 'i18n', 'app/charts/parts'],
    packages: ['svelte', ...d3Maths],
    because: 'a control edits one field; it knows no state and no result',
  },
  {
    room: 'app/state',
    may: [
      'core/*',
      'runner/runner.ts',
      'runner/latest.ts',
      'runner/outcome.ts',
      'runner/runFailure.ts',
      'i18n',
      'app/share',
    ],
    packages: ['svelte', 'idb-keyval', 'valibot'],
    because: 'state asks a runner by its interface and knows nothing of what is drawn',
  },
  {
    room: 'app',
    may: ['app', 'core/*', 'i18n', types('runner/runner.ts')],
    packages: ['svelte', 'idb-keyval', 'lean-qr', ...d3Maths],
    because: 'panels and pages are handed a runner by main.ts; they never make one',
  },
  {
    room: 'main.ts',
    may: ['core/*', 'runner', 'i18n', 'app'],
    packages: ['svelte'],
    because: 'main.ts puts the house together',
  },
];

/** Words of Comlink that stand in one file of the whole source. */
export const ONE_FILE_WORDS = ['wrap', 'expose'] as const;

/** The room of a file, by its path from the top folder; undefined when it stands in none. */
export function roomOf(path: string): Room | undefined {
  const inside = path.replace(/^src\//, '');
  return ROOMS.filter(({ room }) => inside === room || inside.startsWith(`${room}/`)).reduce<
    Room | undefined
  >(
    (longest, room) => (longest === undefined || room.room.length > longest.room.length ? room : longest),
    undefined,
  );
}

/** The table as Markdown rows, as `src/README.md` shows it. */
export function tableRows(): string[] {
  const tick = (name: string): string => `\`${name}\``;
  const allowance = (one: Allowance): string => {
    if (typeof one === 'string') return tick(one);
    if (one.typesOnly === true) return `types of ${tick(one.of)}`;
    return `${tick(one.of)} (only ${(one.onlyFrom ?? []).map((file) => tick(file.replace(/^.*\//, ''))).join(', ')})`;
  };
  const packages = ({ packages: names }: Room): string[] => {
    const all = [...d3Maths, ...d3Hands].every((part) => names.includes(part));
    const maths = d3Maths.every((part) => names.includes(part));
    const others = names.filter((name) => !maths || !/^d3-/.test(name)).map(tick);
    return all ? [...others, 'd3'] : maths ? [...others, 'd3 (what computes)'] : others;
  };
  const list = (items: readonly string[]): string => (items.length === 0 ? '–' : items.join(', '));
  return ROOMS.map(
    (room) =>
      `| ${tick(room.room)} | ${list(room.may.map(allowance))} | ${list(packages(room))} | ${room.because} |`,
  );
}
