/** Cuts a text into comparable units: words, or characters where a script writes no spaces. */

import { folded } from "app/dashboard/wording/folded";

/** A unit and what it weighs; six make a word. */
export interface Unit {
  readonly text: string;
  readonly weight: number;
}

export const WORD = 6;

/** About two characters (letter and marks) make a word in Chinese, Japanese and Burmese, three elsewhere. */
const UNSPACED: readonly (readonly [RegExp, number])[] = [
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Myanmar}]/u, WORD / 2],
  [/[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Tibetan}]/u, WORD / 3],
];

function units(word: string): Unit[] {
  const unspaced = UNSPACED.find(([script]) => script.test(word));
  if (unspaced === undefined) return [{ text: word, weight: WORD }];
  return (word.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []).map((text) => ({ text, weight: unspaced[1] }));
}

export function unitsOf(text: string): Unit[] {
  return (folded(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).flatMap(units);
}

/** Units as a reader would write them. */
export function written(run: readonly Unit[]): string {
  return run
    .map(({ text, weight }) => (weight === WORD ? ` ${text} ` : text))
    .join("")
    .replace(/ +/g, " ")
    .trim();
}

/** How many words a weight makes; a part of a word counts as one. */
export function wordsIn(weight: number): number {
  return Math.ceil(weight / WORD);
}
