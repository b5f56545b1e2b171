import type { Attachment } from 'svelte/attachments';

/**
 * Calls `begin` when the element comes into sight, or closer to it than a margin in px, and what that returned when it is
 * gone again.
 */
export function whileInSight(begin: () => () => void, margin = 200): Attachment {
  return (element) => {
    let end: (() => void) | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        // Several changes may come at once; the last is how things are.
        if (entries.at(-1)?.isIntersecting === true) end ??= begin();
        else {
          end?.();
          end = undefined;
        }
      },
      { rootMargin: `${margin}px` },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      end?.();
    };
  };
}
