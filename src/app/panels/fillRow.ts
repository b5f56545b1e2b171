import type { Attachment } from 'svelte/attachments';

/**
 * Widens the last chart to the columns that are left of its row. How many that are depends on how far the levers reach
 * down beside the charts, which no style sheet knows. Written into `--span`.
 */
export const fillRow: Attachment<HTMLElement> = (element) => {
  const deck = element.parentElement;
  if (deck === null) return;
  const observer = new ResizeObserver(() => {
    element.style.setProperty('--span', '1');
    const gap = parseFloat(getComputedStyle(element).marginInlineEnd);
    const place = element.getBoundingClientRect().left - deck.getBoundingClientRect().left;
    const sibling = deck.querySelector('.regular')?.getBoundingClientRect().width ?? deck.clientWidth;
    const column = sibling + gap;
    const columns = Math.max(1, Math.round(deck.clientWidth / column));
    element.style.setProperty('--span', String(Math.max(1, columns - Math.round(place / column))));
  });
  for (const neighbour of deck.parentElement?.children ?? [deck]) observer.observe(neighbour);
  return () => observer.disconnect();
};
