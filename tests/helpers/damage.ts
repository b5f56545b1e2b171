import fc from 'fast-check';

/** Something that happens to a text on its way; `at` and `to` are positions as shares of its length. */
export type Damage = (text: string) => string;

/** Evenly spread: fast-check’s doubles would nearly all be next to 0. */
const share = fc.nat(9999).map((k) => k / 10_000);
const position = (text: string, at: number): number => Math.floor(at * text.length);

const PAYLOADS = [
  ...[
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    '${7*7}',
    '{{7*7}}',
  ],
  ...['__proto__', 'constructor', 'prototype', '__proto__.polluted=1', 'constructor.prototype.polluted=1'],
  ...['NaN', '-Infinity', '1e999', '-0', '9'.repeat(400), '0x7f', '١٢٣', '1'.repeat(30) + '.5e-3'],
  ...[
    '\u0000',
    '\u202e',
    '\ud800',
    '\uffff',
    '%00',
    '%',
    '%zz',
    '%25%32%35',
    '&amp;',
    '&#0;',
    '~~~',
    '____',
    '....',
  ],
  ...[
    'f=2',
    'f=1e400',
    'm=-1',
    'scenarios=99999',
    'scenarios=-3',
    'b.b.b.p=x',
    'stages.99.name=x',
    'stages.0.__proto__=x',
  ],
  ...[
    'c=',
    'c=00000',
    '=',
    '&',
    '&=&=&',
    '?',
    '#',
    '#/play?',
    'step=1',
    'stages.z=AAAA',
    'types=none',
    'on=..',
  ],
  ...['{}', '[]', 'null', '{"__proto__":{"polluted":1}}', '[[[[[[', '"', '\\', '1e', '-', ',', ':', 'true'],
];

const onePlace: fc.Arbitrary<Damage> = fc.oneof(
  share.map(
    (at): Damage =>
      (text) =>
        text.slice(0, position(text, at)),
  ),
  share.map(
    (at): Damage =>
      (text) =>
        text.slice(position(text, at)),
  ),
  fc.tuple(share, fc.constantFrom(...'aZ09.-_~=&?/#%+ ,"{}[]:')).map(
    ([at, letter]): Damage =>
      (text) =>
        text.slice(0, position(text, at)) + letter + text.slice(position(text, at) + 1),
  ),
  fc.tuple(share, fc.oneof(fc.constantFrom(...PAYLOADS), fc.string({ unit: 'binary', maxLength: 20 }))).map(
    ([at, payload]): Damage =>
      (text) =>
        text.slice(0, position(text, at)) + payload + text.slice(position(text, at)),
  ),
  share.map((at): Damage => (text) => {
    const i = position(text, at);
    return text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2);
  }),
);

const stretch: fc.Arbitrary<Damage> = fc.tuple(share, share).chain(([one, other]) => {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  const cut = (text: string) => [
    text.slice(0, position(text, from)),
    text.slice(position(text, from), position(text, to)),
    text.slice(position(text, to)),
  ];
  return fc.constantFrom<Damage>(
    (text) => cut(text)[0] + cut(text)[2],
    (text) => cut(text).join('') + cut(text)[1],
    (text) => [cut(text)[0], cut(text)[1].toUpperCase(), cut(text)[2]].join(''),
    (text) => [cut(text)[0], cut(text)[1].toLowerCase(), cut(text)[2]].join(''),
    (text) => [cut(text)[0], encodeURIComponent(cut(text)[1].replace(/\p{Cs}/gu, '')), cut(text)[2]].join(''),
    (text) => [cut(text)[1], cut(text)[0], cut(text)[2]].join(''),
    (text) => [cut(text)[0], cut(text)[1].replace(/[0-9]/g, '7'), cut(text)[2]].join(''),
    (text) => [cut(text)[0], cut(text)[1].replace(/[&,]/g, ''), cut(text)[2]].join(''),
  );
});

/** One to three damages, one after the other. */
export const arbitraryDamage: fc.Arbitrary<Damage> = fc
  .array(fc.oneof(onePlace, stretch), { minLength: 1, maxLength: 3 })
  .map((damages) => (text) => damages.reduce((damaged, damage) => damage(damaged), text));
