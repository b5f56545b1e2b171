/** Words that go with a downloaded picture. */
export interface PictureWords {
  readonly title: string;
  readonly subtitle: string;
  /** Where it comes from: scenario, run, fingerprint. */
  readonly source: string;
}

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 24;
/** Properties that decide what a mark looks like, written into the file as presentation attributes. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
  'visibility',
] as const;

/**
 * A chart as a picture that stands alone: its svg with all computed looks written out in the light theme, under its
 * title and over its source. What is marked `data-page-only` (hints to the hand) stays behind.
 */
export function pictureOf(svg: SVGSVGElement, words: PictureWords): SVGSVGElement {
  const width = svg.width.baseVal.value + 2 * MARGIN;
  const head = [
    ...textBlock(svg, words.title, { size: 17, weight: 600, line: 23, width }),
    ...textBlock(svg, words.subtitle, { size: 13, weight: 400, line: 19, width }),
  ];
  const foot = textBlock(svg, words.source, { size: 11, weight: 400, line: 16, width });
  const headHeight = MARGIN + sum(head) + 12;
  const height = headHeight + svg.height.baseVal.value + 12 + sum(foot) + MARGIN;

  const picture = document.createElementNS(SVG, 'svg');
  setAll(picture, { width, height, viewBox: `0 0 ${width} ${height}`, class: 'chart-picture' });
  const paper = document.createElementNS(SVG, 'rect');
  setAll(paper, { width, height, class: 'paper' });
  picture.append(paper);
  appendLines(picture, head, MARGIN);
  const chart = svg.cloneNode(true) as SVGSVGElement;
  setAll(chart, { x: MARGIN, y: headHeight });
  chart.removeAttribute('aria-hidden');
  for (const hint of chart.querySelectorAll('[data-page-only]')) hint.remove();
  picture.append(chart);
  appendLines(picture, foot, height - MARGIN - sum(foot));
  withLooks(picture, svg);
  return picture;
}

/** The picture as the text of an svg file. */
export function pictureText(picture: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}`;
}

/** The picture as a PNG at twice its size. Rejects when the browser cannot draw it. */
export async function picturePng(picture: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([pictureText(picture)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width.baseVal.value * 2;
    canvas.height = picture.height.baseVal.value * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    if (blob === null) throw new Error('the browser gave no PNG');
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Shows the picture out of sight for a moment, where the page's styles apply, and writes down what they come to. */
function withLooks(picture: SVGSVGElement, beside: SVGSVGElement): void {
  const stage = document.createElement('div');
  stage.className = 'chart-stage';
  stage.append(picture);
  (beside.parentElement ?? document.body).append(stage);
  const elements = [picture, ...picture.querySelectorAll<SVGElement>('*')];
  const looks = new Map(elements.map((element) => [element as Element, looksOf(element)]));
  for (const element of elements) {
    const inherited = element.parentElement === null ? undefined : looks.get(element.parentElement);
    for (const [name, value] of looks.get(element) ?? []) {
      // `opacity` alone is not handed down to children.
      const known = name === 'opacity' ? '1' : inherited?.get(name);
      if (value === known) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    element.removeAttribute('class');
    element.removeAttribute('style');
  }
  stage.remove();
  picture.remove();
}

function looksOf(element: SVGElement): Map<string, string> {
  const computed = getComputedStyle(element);
  return new Map(LOOKS.map((name) => [name, computed.getPropertyValue(name)]));
}

interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly line: number;
}

/** The text broken into lines that fit between the margins; Chinese may break after any character. */
function textBlock(
  svg: SVGSVGElement,
  text: string,
  { size, weight, line, width }: Omit<Line, 'text'> & { readonly width: number },
): Line[] {
  const pen = document.createElement('canvas').getContext('2d');
  if (text === '') return [];
  if (pen === null) return [{ text, size, weight, line }];
  pen.font = `${weight} ${size}px ${getComputedStyle(svg).fontFamily}`;
  const lines: string[] = [''];
  for (const word of text.match(
    /[\u2e80-\u9fff\uff00-\uffef][，。；：、！？）」』]?|[^\s\u2e80-\u9fff\uff00-\uffef]+\s*|\s+/gu,
  ) ?? []) {
    const longer = lines[lines.length - 1] + word;
    if (pen.measureText(longer.trimEnd()).width > width - 2 * MARGIN && lines[lines.length - 1] !== '')
      lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((one) => ({ text: one.trimEnd(), size, weight, line }));
}

function appendLines(picture: SVGSVGElement, lines: readonly Line[], top: number): void {
  let bottom = top;
  for (const { text, size, weight, line } of lines) {
    bottom += line;
    const node = document.createElementNS(SVG, 'text');
    setAll(node, {
      x: MARGIN,
      y: bottom - (line - size) / 2 - size * 0.15,
      'font-size': size,
      'font-weight': weight,
    });
    node.textContent = text;
    picture.append(node);
  }
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, { line }) => total + line, 0);
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}
