/** Which other cases may be about the same matter. Pure: compared here, for texts open only here. */

export interface Compared {
  readonly id: string;
  readonly category: string;
  readonly factory: string;
  readonly text: string;
}

export type Reason = "place" | "same" | "words";

export interface Candidate {
  readonly id: string;
  readonly reasons: readonly Reason[];
}

const WEIGHTS: { readonly [reason in Reason]: number } = { place: 3, words: 2, same: 1 };
/** The share of words of the shorter text that stand in the other. */
const ALIKE = 0.4;
/** Words of fewer letters say little: "the", "is", "to". */
const SHORTEST = 3;
/** One digit chooses. */
const MOST = 9;

/** The likeliest first; a case that is like it in nothing is left out. */
export function similar(one: Compared, others: readonly Compared[]): Candidate[] {
  const words = wordsOf(one.text);
  return others
    .filter(({ id }) => id !== one.id)
    .map((other) => ({ id: other.id, reasons: reasonsFor(one, words, other) }))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => weight(b.reasons) - weight(a.reasons))
    .slice(0, MOST);
}

function reasonsFor(one: Compared, words: ReadonlySet<string>, other: Compared): Reason[] {
  const reasons: Reason[] = [];
  if (one.factory !== "" && one.factory === other.factory) reasons.push("place");
  if (one.category !== "" && one.category === other.category) reasons.push("same");
  if (share(words, wordsOf(other.text)) >= ALIKE) reasons.push("words");
  return reasons;
}

function weight(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0);
}

function share(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const fewest = Math.min(some.size, others.size);
  if (fewest === 0) return 0;
  return [...some].filter((word) => others.has(word)).length / fewest;
}

/** By the browser's own knowledge of words: Thai, Khmer and Burmese put no spaces between them. */
function wordsOf(text: string): Set<string> {
  const segments = new Intl.Segmenter(undefined, { granularity: "word" }).segment(text.toLowerCase());
  return new Set(
    [...segments]
      .filter(({ segment, isWordLike }) => isWordLike && [...segment].length >= SHORTEST)
      .map(({ segment }) => segment),
  );
}
