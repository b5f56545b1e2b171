import type { Locale } from './locale.ts';

/** How many decimals at most; without it a number keeps about four significant figures. */
export interface MoneyStyle {
  /** 1.2M, 123万: for axes and for sums of six digits and more. */
  readonly compact?: boolean;
  readonly digits?: number;
  /** Always with + or −, except zero. */
  readonly signed?: boolean;
}

/** Amounts from here on are written with powers of ten: nobody counts so many noughts. */
const LONGEST = 1e15;
const POWERS_OF_TEN = { notation: 'scientific', maximumSignificantDigits: 3 } as const;

/** What is printed in place of a number that does not exist. */
const NOTHING = '–';

/** Numbers in one language. All cached, all with a real minus sign. */
export interface Formatters {
  /** Plain number, at most `digits` decimals (without it: what its size calls for). */
  number(value: number, digits?: number): string;
  signedNumber(value: number, digits?: number): string;
  /** Whole number with separators. */
  count(value: number): string;
  /** Money; the symbol that names the currency without doubt in this language (US$ in Chinese). */
  money(value: number, currency: string, style?: MoneyStyle): string;
  signedMoney(value: number, currency: string, style?: Omit<MoneyStyle, 'signed'>): string;
  /** A share (0.8) as a percentage (80%); without `digits` one decimal, small shares with up to three. */
  percent(share: number, digits?: number): string;
  signedPercent(share: number, digits?: number): string;
  /** `10 years`, `2.5 年`; a Chinese unit stands off from its number, and no line ends between them. */
  years(value: number, digits?: number): string;
  /** Months below two years, years from there: `1 month`, `3.5 years`. */
  duration(years: number): string;
  /** From one duration to a longer one, in the unit of the longer: `3–4 months`, `1.9–2.1 years`; one if they print alike. */
  durationRange(from: number, to: number): string;
  /** The currency's symbol alone. */
  symbol(currency: string): string;
}

/** Formatters of a locale; create once and keep. */
export function createFormatters(locale: Locale): Formatters {
  const cache = new Map<string, Intl.NumberFormat>();
  const show = (value: number, options: Intl.NumberFormatOptions): string => {
    if (!Number.isFinite(value)) return NOTHING;
    return formatter(options)
      .format(value === 0 ? 0 : value)
      .replace('-', '−');
  };
  const formatter = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = new Intl.NumberFormat(locale, options);
    cache.set(key, made);
    return made;
  };

  const number = (value: number, digits = decimalsFor(value)) =>
    show(value, Math.abs(value) >= LONGEST ? POWERS_OF_TEN : { maximumFractionDigits: digits });
  const time = (value: number, unit: 'year' | 'month', digits: number) =>
    withUnitApart(show(value, timeIn(unit, digits)));
  const years = (value: number, digits = Math.abs(value) < 10 ? 1 : 0) => time(value, 'year', digits);

  const money = (value: number, currency: string, style: MoneyStyle = {}) => {
    const size = Math.abs(value);
    const compact = style.compact === true && size >= (locale === 'en' ? 1000 : 10_000);
    return show(value, {
      style: 'currency',
      currency,
      ...(style.signed === true && { signDisplay: 'exceptZero' }),
      ...(size >= LONGEST
        ? POWERS_OF_TEN
        : compact
          ? { notation: 'compact', maximumSignificantDigits: 3 }
          : moneyDecimals(value, currency, style.digits)),
    });
  };

  return {
    number,
    signedNumber: (value, digits = decimalsFor(value)) =>
      show(value, { maximumFractionDigits: digits, signDisplay: 'exceptZero' }),
    count: (value) => show(value, { maximumFractionDigits: 0 }),
    money,
    signedMoney: (value, currency, style) => money(value, currency, { ...style, signed: true }),
    percent: (share, digits = percentDigits(share)) =>
      show(share, { style: 'percent', maximumFractionDigits: digits }),
    signedPercent: (share, digits = 0) =>
      show(share, { style: 'percent', maximumFractionDigits: digits, signDisplay: 'exceptZero' }),
    years,
    duration: (value) => (value < 2 ? time(Math.round(value * 12), 'month', 0) : years(value)),
    durationRange: (from, to) => {
      const style = to < 2 ? timeIn('month', 0) : timeIn('year', from < 10 ? 1 : 0);
      const factor = to < 2 ? 12 : 1;
      const [first, last] = [from, to].map((value) => show(value * factor, style));
      if (first === last) return withUnitApart(last);
      const range = formatter(style).formatRange(from * factor, to * factor);
      return withUnitApart(range.replace('-', '–'));
    },
    symbol: (currency) =>
      formatter({ style: 'currency', currency })
        .formatToParts(0)
        .find((part) => part.type === 'currency')?.value ?? currency,
  };
}

/** A time with its unit written out. */
function timeIn(unit: 'year' | 'month', digits: number): Intl.NumberFormatOptions {
  return { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: digits };
}

/** A Chinese unit stands off from its number, and no line ends between them. */
function withUnitApart(text: string): string {
  return text.replace(/(\d) ?(?=\p{Script=Han})/u, '$1\u00a0');
}

/** Whole from a hundred up; below, as many decimals as leave three or four significant figures. */
function decimalsFor(value: number): number {
  const size = Math.abs(value);
  if (size >= 100 || size === 0) return 0;
  if (size >= 10) return 1;
  return size >= 1 ? 2 : 3;
}

/** Cents only where they matter: under a hundred and not round; never for the yen. */
function moneyDecimals(
  value: number,
  currency: string,
  digits?: number,
): Pick<Intl.NumberFormatOptions, 'minimumFractionDigits' | 'maximumFractionDigits'> {
  const whole = currency === 'JPY' || Math.abs(value) >= 100 || Math.abs(value - Math.round(value)) < 0.005;
  const wanted = digits ?? (whole ? 0 : 2);
  return { minimumFractionDigits: wanted, maximumFractionDigits: wanted };
}

/** Decimals of a percentage: 12.3%, 0.45%, 0.067%. */
function percentDigits(share: number): number {
  const size = Math.abs(share);
  return size >= 0.01 || size === 0 ? 1 : size >= 0.001 ? 2 : 3;
}
