/**
 * Cuts a text into words, by the browser's own dictionaries where a script writes no spaces, and
 * spells each as people look for it: without case, accents and vowel signs that are left out.
 */

import { folded } from "app/dashboard/wording/folded";

/** Scripts that write no spaces between words. */
export const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Myanmar}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Tibetan}]/u;

/** Accents of Latin, Greek and Cyrillic; vowel signs of Arabic and Hebrew; the dot of Indian letters. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u093c\u09bc\u0a3c\u0abc]/gu;

/** Letters that are typed for one another, and have no decomposition. */
const ALIKE: Readonly<Record<string, string>> = {
  đ: "d",
  ø: "o",
  ł: "l",
  ı: "i",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ة: "ه",
  ہ: "ه",
  ھ: "ه",
};
const HAS_ALIKE = new RegExp(`[${Object.keys(ALIKE).join("")}]`, "gu");

/** The Arabic article, and what is written together with it: nobody looks for "the door" alone. */
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\p{L}{3})/u;

/** Where a browser cuts no words: runs of letters, marks and digits. */
const RUN = /[\p{L}\p{M}\p{N}]+/gu;

/** One word of a text: how it is looked for, and where it stands. */
export interface Word {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** Where words stand in a text. */
export type Cutter = (text: string) => Iterable<{ readonly start: number; readonly end: number }>;

function* cutAtSpaces(text: string): Iterable<{ start: number; end: number }> {
  for (const found of text.matchAll(RUN)) {
    yield { start: found.index, end: found.index + found[0].length };
  }
}

function cutByDictionary(segmenter: Intl.Segmenter): Cutter {
  return function* (text) {
    for (const { segment, index, isWordLike } of segmenter.segment(text)) {
      if (isWordLike) yield { start: index, end: index + segment.length };
    }
  };
}

/** By the browser's dictionaries; older browsers have none. */
export function cutter(known = typeof Intl.Segmenter === "function"): Cutter {
  return known
    ? cutByDictionary(new Intl.Segmenter(undefined, { granularity: "word" }))
    : cutAtSpaces;
}

/** As it is looked for. */
export function spelled(text: string): string {
  const plain = folded(text).normalize("NFD").replace(ACCENTS, "").normalize("NFC");
  return plain.replace(HAS_ALIKE, (letter) => ALIKE[letter] ?? letter);
}

/** The words of a text, in their order. */
export function wordsOf(text: string, cut: Cutter): Word[] {
  const words: Word[] = [];
  for (const { start, end } of cut(text)) {
    const term = spelled(text.slice(start, end)).replace(ARTICLE, "");
    if (term !== "") words.push({ term, start, end });
  }
  return words;
}

/** A text as it is looked for, letter by letter, and from where to where in the text each unit of it stands. */
export interface Spelling {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The whole text as `spelled` spells it, but letter by letter: for scripts without spaces. */
export function spelling(text: string): Spelling {
  let whole = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let place = 0;
  for (const letter of text) {
    const plain = /\s/u.test(letter) ? "" : spelled(letter);
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(place);
      ends.push(place + letter.length);
    }
    whole += plain;
    place += letter.length;
  }
  return { text: whole, starts, ends };
}

/** Whether anything can be looked for: a letter or a digit. */
export function isQuery(query: string): boolean {
  return /[\p{L}\p{N}]/u.test(spelled(query));
}
