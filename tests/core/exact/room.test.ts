import { describe, expect, test } from 'vitest';
import { reusedRoom } from '../../../src/core/exact/room.ts';

describe('reusedRoom', () => {
  test('gives zeros again after what was there before', () => {
    const open = reusedRoom();
    open()(8).fill(7);
    expect([...open()(8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  test('gives pieces apart from one another, also when it has to grow between them', () => {
    const room = reusedRoom()();
    const pieces = [3, 0, 5, 40, 2, 1000].map((length, index) => room(length).fill(index));
    expect(pieces.map(({ length }) => length)).toEqual([3, 0, 5, 40, 2, 1000]);
    pieces.forEach((piece, index) => expect(piece.every((value) => value === index)).toBe(true));
  });

  test('uses its memory again', () => {
    const open = reusedRoom();
    open()(100);
    const { buffer } = open()(100);
    expect(open()(100).buffer).toBe(buffer);
  });
});
