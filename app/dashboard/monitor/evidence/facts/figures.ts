/** Figures as they are typed, checked and read. */

/** What is typed for one kind, as case_management/facts/kinds.py says it. */
export interface FactShape {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  readonly money: boolean;
  readonly wage: boolean;
}

/** What is wrong with what was typed. */
export type Wrong = "number" | "whole";

const ZEROS = "0٠۰०০੦૦୦௦౦೦൦๐໐༠၀០０";

/** One digit of any script as 0 to 9; anything else as it is. */
function plain(letter: string): string {
  for (const zero of ZEROS) {
    const value = (letter.codePointAt(0) ?? 0) - (zero.codePointAt(0) ?? 0);
    if (value >= 0 && value <= 9) return String(value);
  }
  return { "٫": ".", "٬": ",", "，": ",", "．": "." }[letter] ?? letter;
}

/**
 * A number as a person types it: digits of any script, a point or a comma before the decimals,
 * marks or spaces between thousands. Undefined for what is no number, or may be two.
 */
export function readNumber(typed: string): number | undefined {
  const text = [...typed.trim()].map(plain).join("").replace(/[\s'’\u066c]/g, "");
  const grouped = /^-?\d{1,3}([.,]\d{3})+$/;
  const parted = /^(-?\d{1,3}(?:,\d{2,3})*,\d{3})\.(\d+)$|^(-?\d{1,3}(?:\.\d{3})+),(\d+)$/.exec(text);
  if (parted !== null) {
    const whole = (parted[1] ?? parted[3] ?? "").replace(/[.,]/g, "");
    return Number(`${whole}.${parted[2] ?? parted[4]}`);
  }
  if (grouped.test(text)) {
    const marks = new Set(text.replace(/[^.,]/g, ""));
    return marks.size === 1 ? Number(text.replace(/[.,]/g, "")) : undefined;
  }
  if (/^-?\d{1,15}([.,]\d{1,6})?$/.test(text)) return Number(text.replace(",", "."));
  return undefined;
}

/** What is wrong with a figure of a kind; undefined where nothing is. */
export function wrongWith(value: number | undefined, shape: FactShape): Wrong | undefined {
  if (value === undefined || value < shape.least || value > shape.most) return "number";
  return shape.whole && !Number.isInteger(value) ? "whole" : undefined;
}

/** What a sealed figure holds: all of it text. */
export interface Figure {
  readonly value: string;
  readonly currency?: string;
  readonly period?: string;
  readonly minimum?: string;
}

function amount(value: string, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(Number(value));
}

/** A figure as it is read, with its currency and its period in words. */
export function inWords(figure: Figure, period: string, language: string): string {
  const number = amount(figure.value, language);
  return [number, figure.currency, period].filter((one) => one).join("\u00a0");
}

/** A wage beside the legal minimum; undefined where none is known. */
export function besideMinimum(
  figure: Figure,
  language: string,
): { minimum: string; percent: string } | undefined {
  const minimum = Number(figure.minimum ?? "");
  if (!(minimum > 0)) return undefined;
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  return {
    minimum: [amount(String(minimum), language), figure.currency].filter((one) => one).join("\u00a0"),
    percent: percent.format(Number(figure.value) / minimum),
  };
}
