/**
 * Reads a number as people type it: `85`, `85 %`, `1,200.50`, `0,5`, `$ 40`, full-width digits. Null when it is not one.
 * A comma separates thousands where three digits follow, else it is a decimal point.
 */
export function parseNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s_'%]|\p{Currency_Symbol}/gu, '')
    .replace(/^(?:US|CN|NT|HK|JP)(?=[\d.+-])/i, '')
    .replace(/[−–]/g, '-');
  return numberIn(THOUSANDS.test(plain) ? plain.replaceAll(',', '') : plain.replace(',', '.'));
}

const THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/;

function numberIn(plain: string): number | null {
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
