/** The words around a hit, cut where words end. */

import type { Word } from "./words";

/** A part of a text: found, or beside what was found. */
export interface Piece {
  readonly text: string;
  readonly found: boolean;
}

/** From one place of a text to another. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** UTF-16 units shown before the first hit, and in all. */
const BEFORE = 60;
const LONGEST = 220;

/** What lies over one another or touches is one range; in their order. */
export function joined(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((one, other) => one.start - other.start);
  const found: Range[] = [];
  for (const range of sorted) {
    const last = found.at(-1);
    if (last !== undefined && range.start <= last.end) {
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else found.push(range);
  }
  return found;
}

/** A whole text in pieces. */
export function marked(text: string, ranges: readonly Range[]): Piece[] {
  return pieces(text, joined(ranges), { start: 0, end: text.length });
}

/** The part of a text around its first range, with an ellipsis where the text goes on. */
export function excerpt(text: string, words: readonly Word[], ranges: readonly Range[]): Piece[] {
  const hits = joined(ranges);
  const first = hits[0] ?? { start: 0, end: 0 };
  const start = text.length <= LONGEST ? 0 : beginning(words, first.start);
  const end = text.length - start <= LONGEST ? text.length : ending(words, start, first.end);
  const shown = pieces(text, hits, { start, end });
  return [
    ...(start > 0 ? [{ text: "…", found: false }] : []),
    ...shown,
    ...(end < text.length ? [{ text: "…", found: false }] : []),
  ];
}

/** The first word that begins within reach of the hit. */
function beginning(words: readonly Word[], hit: number): number {
  if (hit <= BEFORE) return 0;
  return words.find(({ start }) => start >= hit - BEFORE && start <= hit)?.start ?? hit;
}

/** The end of the last word that is shown; never before the end of the hit. */
function ending(words: readonly Word[], start: number, hit: number): number {
  const last = words.filter(({ end }) => end <= start + LONGEST).at(-1);
  return Math.max(last?.end ?? 0, hit);
}

function pieces(text: string, hits: readonly Range[], shown: Range): Piece[] {
  const found: Piece[] = [];
  let place = shown.start;
  const add = (end: number, isFound: boolean): void => {
    if (end > place) found.push({ text: text.slice(place, end), found: isFound });
    place = Math.max(place, end);
  };
  for (const hit of hits) {
    if (hit.end <= shown.start || hit.start >= shown.end) continue;
    add(Math.max(hit.start, shown.start), false);
    add(Math.min(hit.end, shown.end), true);
  }
  add(shown.end, false);
  return found;
}
