/**
 * What in a text may give somebody away: numbers, addresses, times, names and places.
 *
 * The rules are data (config/policy/cases/identifying.json), which
 * case_management/disclosure/remarks.py reads too: both must say the same of a text.
 */

import identifying from "config/policy/cases/identifying.json";

/** Something in a text that may point to a person; `text` as it stands there, in plain digits. */
export interface Remark {
  readonly kind: string;
  readonly text: string;
}

/** A name that the house knows; `kind` is "factory", "case" or "name". */
export interface Known {
  readonly kind: string;
  readonly text: string;
}

interface Rules {
  readonly patterns: readonly (readonly [kind: string, pattern: RegExp])[];
  readonly letterOfPlace: RegExp;
  readonly word: RegExp;
  readonly notNames: ReadonlySet<string>;
}

type Words = { readonly [language: string]: readonly string[] };

const MASK = "\ue000";
const WORD = `[^${identifying.apart}]`;
const LETTER = `(?:(?![0-9])${WORD})`;
const PREFIX = "(?:[وفبلك]?(?:ال)?|لل)";
const COMPANY = /(?: (?:ltd|limited|co|inc|gmbh|llc|pvt|bd|sa|de cv)\.?)+$/u;
const JOINED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]/u;
const LATIN = /[a-zà-ɏḀ-ỿа-яё]/u;
const BEGINS = /(?:^|[.!?:;।。！？؟۔\n])[ "'«»“”„([-]*$/u;

/** So many characters before a word say whether a sentence begins with it. */
const BEFORE = 40;

/** A decimal digit of any script. Unicode lays them out in tens from a multiple of 16, or 6 above. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const row = point - (point % 16);
  const zero = /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6;
  return String(point - zero);
}

/** One spelling: NFKC, no invisible marks, digits 0 to 9, single spaces; case is kept. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\p{Cf}\u0640]/gu, "")
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/\p{Pd}/gu, "-")
    .replace(/[’‘ʼ`]/gu, "'")
    .replace(/[^\S\n]+/gu, " ")
    .trim();
}

/** All remarks about a text, each once; `allowed` are names that it may say. */
export function remarksIn(
  text: string,
  language: string,
  known: readonly Known[] = [],
  allowed: readonly string[] = [],
): Remark[] {
  const all = rules();
  const found: Remark[] = [];
  let rest = plain(text);
  for (const name of allowed) rest = mask(rest, named(name), undefined, found);
  for (const one of known) rest = mask(rest, named(one.text), one.kind, found);
  for (const [kind, pattern] of all.patterns) {
    if (kind === "number") rest = maskLettersOfPlaces(rest, all.letterOfPlace, found);
    rest = mask(rest, pattern, kind, found);
  }
  if (!identifying.nouns_with_capitals.includes(language)) {
    found.push(...capitals(rest, all).map((name) => ({ kind: "name", text: name })));
  }
  return eachOnce(found);
}

/** The same remarks, each once. */
export function eachOnce(remarks: readonly Remark[]): Remark[] {
  return [...new Map(remarks.map((one) => [`${one.kind} ${one.text}`, one])).values()];
}

function mask(rest: string, pattern: RegExp, kind: string | undefined, found: Remark[]): string {
  return rest.replace(pattern, (match) => {
    const text = match.trim();
    if (text !== "" && kind !== undefined) found.push({ kind, text });
    return MASK.repeat(match.length);
  });
}

function maskLettersOfPlaces(rest: string, pattern: RegExp, found: Remark[]): string {
  return rest.replace(pattern, (match, letter: string) => {
    if (!isUpper(letter)) return match;
    found.push({ kind: "place", text: match });
    return MASK.repeat(match.length);
  });
}

/** A name as it is written, and without what a company adds to it. */
function named(name: string): RegExp {
  const whole = plain(name).toLowerCase();
  const short = whole.replace(COMPANY, "") || whole;
  const spelled = [whole, short].filter((one) => one !== "").map(escaped);
  return new RegExp(`(?<!${WORD})(?:${spelled.join("|") || "(?!)"})(?!${WORD})`, "giu");
}

function isUpper(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase();
}

/** Words with a capital that no sentence begins with, neighbours together. */
function capitals(rest: string, all: Rules): string[] {
  const tokens = [...rest.matchAll(all.word)].filter(
    ([word]) => isCapital(word) && !all.notNames.has(word.toLowerCase()),
  );
  const begins = (at: number): boolean => BEGINS.test(rest.slice(Math.max(0, at - BEFORE), at));
  const inside = new Set(tokens.filter(({ index }) => !begins(index)).map(([word]) => word));
  const runs: { start: number; end: number; words: string[] }[] = [];
  for (const { 0: word, index } of tokens) {
    const last = runs.at(-1);
    const end = index + word.length;
    if (last !== undefined && rest.slice(last.end, index) === " ") {
      last.words.push(word);
      last.end = end;
    } else {
      runs.push({ start: index, end, words: [word] });
    }
  }
  return runs
    .filter(({ words }) => words.length > 1 || inside.has(words[0] ?? ""))
    .map(({ start, end }) => rest.slice(start, end));
}

function isCapital(word: string): boolean {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  const initials = isUpper(word) && [...word].length <= identifying.longest_initials;
  return isUpper(first) && !initials;
}

let known: Rules | undefined;

/** The patterns, compiled when the first text is looked at. */
function rules(): Rules {
  known ??= {
    patterns: identifying.patterns.map(([kind, pattern]) => [kind ?? "", compiled(pattern ?? "")]),
    letterOfPlace: compiled(identifying.letter_of_place),
    word: compiled("L+(?:['-]L+)*"),
    notNames: new Set(Object.values<readonly string[]>(identifying.words.not_a_name).flat()),
  };
  return known;
}

function compiled(pattern: string): RegExp {
  const lists = identifying.words as unknown as { readonly [list: string]: Words };
  const spelled = pattern
    .replace(/[WL]/gu, (one) => (one === "W" ? WORD : LETTER))
    .replace(/\{([a-z_]+)(!?)\}/gu, (_, list: string, alone: string) =>
      oneOf(lists[list] ?? {}, alone !== ""),
    );
  return new RegExp(spelled, "giu");
}

function oneOf(byLanguage: Words, alone: boolean): string {
  const every = new Set(Object.values(byLanguage).flatMap((words) => words.map(lowered)));
  const ordered = [...every].sort((one, other) => other.length - one.length);
  const joined = ordered.filter((one) => JOINED.test(one));
  const latin = ordered.filter((one) => LATIN.test(one) && !joined.includes(one));
  const other = ordered.filter((one) => !joined.includes(one) && !latin.includes(one));
  const [begin, end] = [`(?<!${WORD})`, `(?!${WORD})`];
  const after = alone ? end : `${LETTER}{0,4}`;
  const parts = [
    latin.length > 0 ? `${begin}(?:${either(latin)})${end}` : "",
    other.length > 0 ? `${begin}${PREFIX}(?:${either(other)})${after}` : "",
    joined.length > 0 ? `(?:${either(joined)})` : "",
  ];
  return `(?:${parts.filter((part) => part !== "").join("|")})`;
}

function lowered(word: string): string {
  return plain(word).toLowerCase();
}

function either(words: readonly string[]): string {
  return words.map(escaped).join("|");
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
