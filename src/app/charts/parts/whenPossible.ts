/**
 * What a button gets that at times has nothing to do. It says so and does nothing then, yet keeps the focus: a button
 * that becomes `disabled` under the reader's finger lets the focus fall to the top of the page.
 */
export function whenPossible(
  possible: boolean,
  act: () => unknown,
): { readonly 'aria-disabled': boolean; readonly onclick: () => void } {
  return {
    'aria-disabled': !possible,
    onclick: () => {
      if (possible) act();
    },
  };
}
