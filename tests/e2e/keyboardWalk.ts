/**
 * Walks a page with the Tab key as somebody without a pointer does, and says what they could not reach, or could not
 * see that they had reached.
 */
import type { CDPSession, Locator, Page } from '@playwright/test';

/** What a walk found wrong; one line for each, naming the control and its place. */
export interface WalkFaults {
  /** Controls in sight, before or after the walk, that never had the focus. */
  readonly unreached: string[];
  /** Controls that look the same with the focus as without it. */
  readonly unmarked: string[];
  /** Controls that something else lay over while they had the focus. */
  readonly covered: string[];
  /** Things that show a hand under the pointer and are no control. */
  readonly pointerOnly: string[];
}

export interface Walk {
  readonly faults: WalkFaults;
  /** What had the focus, in order. */
  readonly visited: readonly string[];
  /** What had the focus though it is no part of what is walked. */
  readonly outside: readonly string[];
}

/** What the functions below keep in the page while it is walked. */
interface Walker {
  /** Controls seen so far, with their names. */
  readonly known: Map<Element, string>;
  readonly reached: Set<Element>;
  collect(root: string): void;
  nameOf(element: Element): string;
  /** What could show the focus of an element: one line for each line that is drawn round it or its parents. */
  marks(element: Element): string[];
  covered(element: Element): boolean;
  /** What had the focus, with its marks then, until the focus is out of reach of the marks. */
  open: { element: Element; marks: readonly string[] }[];
}
declare global {
  var walker: Walker;
}

/** Runs in the page. */
function install(): void {
  const CONTROLS =
    'a[href], button, input, select, textarea, summary, [tabindex="0"], [contenteditable], ' +
    '[role=button], [role=slider], [role=switch], [role=checkbox], [role=radio], [role=tab], [role=link], ' +
    '[role=combobox], [role=textbox], [role=spinbutton], [role=menuitem], [role=option]';
  const inSight = (element: Element) => element.checkVisibility({ visibilityProperty: true });

  function nameOf(element: Element): string {
    const label = (element as HTMLInputElement).labels?.[0]?.textContent;
    const name = element.getAttribute('aria-label') ?? label ?? element.textContent;
    const place = element.closest(
      '[data-chart], [data-module], [data-field], dialog, .sheet, header, footer',
    );
    const where = place === null ? [] : [...Object.values((place as HTMLElement).dataset), place.localName];
    const kind = element.getAttribute('type') ?? element.getAttribute('role') ?? '';
    const text = name.replace(/\s+/g, ' ').trim().slice(0, 60);
    return `${element.localName} ${kind} “${text}” in ${where[0] ?? 'the page'}`.replace(/\s+/g, ' ');
  }

  function collect(root: string): void {
    for (const element of document.querySelectorAll(`:is(${root}) :is(${CONTROLS})`)) {
      if (!inSight(element) || element.matches(':disabled, [inert] *, input[type=hidden]')) continue;
      if (element instanceof HTMLInputElement && element.type === 'radio') {
        // One of a group takes the focus for all of them.
        const group = [...document.getElementsByName(element.name)];
        if (group.find((one) => one.matches(':checked')) !== element && group[0] !== element) continue;
      }
      walker.known.set(element, nameOf(element));
    }
  }

  function drawn(style: CSSStyleDeclaration, own: boolean): string[] {
    const lines: string[] = [];
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = style;
    if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 && !/, 0\)$/.test(outlineColor))
      lines.push(`outline ${outlineStyle} ${outlineWidth} ${outlineColor}`);
    if (boxShadow !== 'none') lines.push(`shadow ${boxShadow}`);
    if (!own && style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) >= 1)
      lines.push(`border ${style.borderTopWidth} ${style.borderTopColor}`);
    return lines;
  }

  function marks(element: Element): string[] {
    const lines: string[] = [];
    let one: Element | null = element;
    for (let level = 0; level < 3 && one !== null; level++, one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.opacity === '0') continue;
      lines.push(...drawn(style, true).map((line) => `${level} ${line}`));
      for (const part of ['::before', '::after']) {
        const of = getComputedStyle(one, part);
        if (of.content !== 'none') lines.push(...drawn(of, false).map((line) => `${level} ${part} ${line}`));
      }
    }
    return lines;
  }

  function covered(element: Element): boolean {
    const { left, top, width, height } = element.getBoundingClientRect();
    const spots = [0.5, 0.1, 0.9].flatMap((x) =>
      [0.5, 0.1, 0.9].map((y) => [left + x * width, top + y * height] as const),
    );
    return spots.every(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      // Outside the window, or under something that has nothing to do with it.
      return hit === null || !(hit.contains(element) || element.parentElement?.contains(hit) === true);
    });
  }

  globalThis.walker = { known: new Map(), reached: new Set(), collect, nameOf, marks, covered, open: [] };
}

/**
 * Presses Tab until the focus is back where the walk began, or has left the page.
 *
 * @param root   what is walked, as a selector; controls outside are passed over
 * @param onstop called wherever the focus comes to rest
 */
export async function walk(
  page: Page,
  { root = 'body', onstop }: { root?: string; onstop?: (focused: Locator) => Promise<void> } = {},
): Promise<Walk> {
  const debug = await page.context().newCDPSession(page);
  await page.evaluate(install);
  await page.evaluate((within) => {
    walker.collect(within);
  }, root);
  const visited: string[] = [];
  const unmarked: string[] = [];
  const covered: string[] = [];
  const outside: string[] = [];
  // The focus is nowhere between the last control and the first one.
  let nowhere = 0;
  for (let steps = 0; steps < 1500; steps++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(step, root);
    unmarked.push(...stop.unmarked);
    if (stop.again || (stop.name === null && ++nowhere > 1)) break;
    if (stop.name === null) continue;
    visited.push(stop.name);
    if (stop.outside) outside.push(stop.name);
    if (stop.covered) covered.push(stop.name);
    if (stop.slider && !(await thumbIsMarked(debug))) unmarked.push(stop.name);
    await onstop?.(page.locator(':focus'));
  }
  const rest = await page.evaluate((within) => {
    walker.collect(within);
    const unreached = [...walker.known].flatMap(([element, name]) =>
      walker.reached.has(element) ? [] : [name],
    );
    const controls = [...walker.known.keys()];
    const hands = [...document.querySelectorAll(`:is(${within}) *`)].filter((element) => {
      const { cursor } = getComputedStyle(element);
      if (!['pointer', 'move', 'grab', 'ew-resize'].includes(cursor)) return false;
      if (!element.checkVisibility({ visibilityProperty: true })) return false;
      return !controls.some((control) => control.contains(element) || element.contains(control));
    });
    return { unreached, pointerOnly: hands.map((element) => walker.nameOf(element)) };
  }, root);
  await debug.detach();
  return { visited, outside, faults: { ...rest, unmarked, covered } };
}

interface Stop {
  /** What has the focus now; null when nothing has, or what had it before. */
  readonly name: string | null;
  readonly again: boolean;
  readonly outside: boolean;
  readonly unmarked: string[];
  readonly covered: boolean;
  readonly slider: boolean;
}

/** Runs in the page after each Tab: looks at what lost the focus and at what has it now. */
function step(root: string): Stop {
  const { open, reached } = walker;
  const focused = document.activeElement;
  const isSlider = (element: Element | null) => element?.matches('.slider input') === true;
  // Two handles may share a ring: what they look like without it is seen when the focus has left them both.
  const left = open.filter(({ element }) => element.parentElement?.contains(focused) !== true);
  walker.open = open.filter((one) => !left.includes(one));
  const unmarked = left.flatMap(({ element, marks }) => {
    const without = walker.marks(element);
    const same = marks.every((mark) => without.includes(mark));
    return element.isConnected && same && !isSlider(element) ? [walker.nameOf(element)] : [];
  });
  const again = focused !== null && reached.has(focused);
  if (focused === null || focused === document.body || again)
    return { name: null, again, unmarked, outside: false, covered: false, slider: false };
  reached.add(focused);
  walker.open.push({ element: focused, marks: walker.marks(focused) });
  const [name, covered] = [walker.nameOf(focused), walker.covered(focused)];
  const outside = focused.closest(root) === null;
  return { name, again, unmarked, outside, covered, slider: isSlider(focused) };
}

/** The ring of a slider is round its thumb, a part of the browser's own making that only its debugger can look at. */
async function thumbIsMarked(debug: CDPSession): Promise<boolean> {
  const { result } = await debug.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { node } = await debug.send('DOM.describeNode', {
    objectId: result.objectId ?? '',
    depth: -1,
    pierce: true,
  });
  const thumb = partsOf(node).find(({ attributes }) => attributes?.includes('thumb'));
  if (thumb === undefined) return false;
  const { object } = await debug.send('DOM.resolveNode', { backendNodeId: thumb.backendNodeId });
  const outline = await debug.send('Runtime.callFunctionOn', {
    objectId: object.objectId ?? '',
    returnByValue: true,
    functionDeclaration: `function () {
      const { outlineStyle, outlineWidth } = getComputedStyle(this);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
    }`,
  });
  return outline.result.value === true;
}

interface Part {
  readonly backendNodeId: number;
  readonly attributes?: string[];
  readonly children?: Part[];
  readonly shadowRoots?: Part[];
}

function partsOf(part: Part): Part[] {
  return [part, ...[...(part.shadowRoots ?? []), ...(part.children ?? [])].flatMap(partsOf)];
}

/** Brings the focus to a control as the keyboard does: by Tab, or by Shift and Tab. */
export async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 400; steps++) {
    await page.keyboard.press(key);
    // A chart further down appears only when the focus comes near it.
    const found = await control.evaluateAll((elements) => elements.includes(document.activeElement as never));
    if (found) return;
  }
  throw new Error(`${key} does not come to ${String(control)}`);
}
