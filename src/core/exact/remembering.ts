/**
 * The same function with a short memory: asked again for something it has lately worked out, it gives that.
 *
 * @param answersFor whether what was made of one input is what would be made of another
 * @param most       results remembered; the one asked for longest ago is forgotten first
 */
export function remembering<Input, Output>(
  make: (input: Input) => Output,
  answersFor: (known: Input, wanted: Input) => boolean,
  most: number,
): (wanted: Input) => Output {
  const recent: { readonly input: Input; readonly output: Output }[] = [];
  return (wanted) => {
    const index = recent.findIndex(({ input }) => answersFor(input, wanted));
    const [found] = index < 0 ? [{ input: wanted, output: make(wanted) }] : recent.splice(index, 1);
    recent.unshift(found);
    recent.length = Math.min(recent.length, most);
    return found.output;
  };
}
