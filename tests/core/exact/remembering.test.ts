import { expect, test } from 'vitest';
import { remembering } from '../../../src/core/exact/remembering.ts';

test('what was lately asked for is not worked out again, and no more than that is kept', () => {
  const made: number[] = [];
  const squareOf = remembering(
    (side: number) => {
      made.push(side);
      return { area: side * side };
    },
    (one, other) => one === other,
    2,
  );
  const first = squareOf(3);
  expect(squareOf(4)).toEqual({ area: 16 });
  expect(squareOf(3)).toBe(first);
  expect(made).toEqual([3, 4]);
  squareOf(5); // 4 is forgotten: 3 was asked for since
  expect(squareOf(3)).toBe(first);
  squareOf(4);
  expect(made).toEqual([3, 4, 5, 4]);
});
