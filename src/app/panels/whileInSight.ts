import type { Attachment } from 'svelte/attachments';

/** Calls `begin` when the element comes into sight, or close to it, and what that returned when it is gone again. */
export function whileInSight(begin: () => () => void): Attachment {
  return (element) => {
    let end: (() => void) | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) end ??= begin();
        else {
          end?.();
          end = undefined;
        }
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
      end?.();
    };
  };
}
