const CONTROLS = 'button, a[href], input, select, textarea, summary, [tabindex]';

/** When a click has had its effect: at once, or once something is read or written. */
const LATER_MS = [0, 300];

/**
 * A click may take away what was clicked: “Reset” has nothing more to reset, a row is removed. Whoever goes by keyboard
 * would then begin anew at the top of the page; so the focus goes to the next control, or else to the one before.
 */
export async function keepFocus({ target }: Event): Promise<void> {
  const clicked = target instanceof Element ? target.closest<HTMLElement>(CONTROLS) : null;
  if (clicked === null) return;
  const around = clicked.closest('dialog') ?? document;
  const controls = [...around.querySelectorAll<HTMLElement>(CONTROLS)];
  const place = controls.indexOf(clicked);
  const isThere = (control: HTMLElement) => control.isConnected && !control.matches(':disabled');
  for (const wait of LATER_MS) {
    await new Promise((done) => setTimeout(done, wait));
    if (document.activeElement !== document.body || isThere(clicked)) continue;
    const others = [...controls.slice(place + 1), ...controls.slice(0, place).reverse()];
    others.find((control) => isThere(control) && control.tabIndex >= 0)?.focus({ preventScroll: true });
  }
}
