/**
 * Moves labels apart along one axis so that none covers another: each as near to where it wants to be as the order and
 * the gap allow.
 *
 * @param wanted where each label wants its middle, px, in any order
 * @param gap least distance between two middles, px
 * @param span first and last place a middle may have; when it is too short for all, the gap shrinks evenly
 * @returns places in the order of `wanted`
 */
export function spreadLabels(
  wanted: readonly number[],
  gap: number,
  span: readonly [number, number],
): number[] {
  const [low, high] = span;
  const step = wanted.length > 1 ? Math.min(gap, (high - low) / (wanted.length - 1)) : gap;
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b]);
  // Labels that touch form a block, which stands where its members want it on average.
  const blocks: { members: number[]; start: number }[] = [];
  for (const index of order) {
    let block = { members: [index], start: placed([index]) };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.start + last.members.length * step <= block.start) break;
      blocks.pop();
      const members = [...last.members, ...block.members];
      block = { members, start: placed(members) };
    }
    blocks.push(block);
  }
  const places = new Array<number>(wanted.length);
  for (const { members, start } of blocks) {
    members.forEach((index, position) => (places[index] = start + position * step));
  }
  return places;

  function placed(members: readonly number[]): number {
    const mean =
      members.reduce((total, index, position) => total + wanted[index] - position * step, 0) / members.length;
    return Math.max(low, Math.min(mean, high - (members.length - 1) * step));
  }
}
