/**
 * Does a statement give a worker away? Compared in the drafter's browser with what
 * workers wrote; only a summary goes into the alert document.
 */

import { canonical } from "vault/browser/canonical";
import type { OverlapSummary } from "vault/browser/documents/alert";
import { sha256Hex, type Bytes } from "vault/browser/encoding";

import { folded, unitsOf, wordsIn, written, type Unit } from "./text-units";

/** A quote from this length on is a warning (docs/domain.md, Disclosure). */
export const QUOTE_WORDS = 5;

/** A worker's message: its record id, the sealed body as the server keeps it, and the opened text. */
export interface Compared {
  readonly id: string;
  readonly body: Bytes;
  readonly text: string;
}

export interface Warning {
  readonly kind: "digits" | "time" | "quote";
  /** What to look at, folded to plain letters for quotes. */
  readonly text: string;
}

/** A run of equal units: where it ends in the first text, how many units, what they weigh. */
interface Run {
  readonly end: number;
  readonly length: number;
  readonly weight: number;
}

const NO_RUN: Run = { end: 0, length: 0, weight: 0 };

/** All runs of equal units that can't be made longer to the right. */
function runs(statement: readonly Unit[], message: readonly Unit[]): Run[] {
  const found: Run[] = [];
  let above: Run[] = message.map(() => NO_RUN);
  statement.forEach((unit, row) => {
    const here = message.map((other, column): Run => {
      const before = above[column - 1] ?? NO_RUN;
      if (unit.text !== other.text) {
        return NO_RUN;
      }
      return { end: row + 1, length: before.length + 1, weight: before.weight + unit.weight };
    });
    above.forEach((run, column) => {
      const continued = (here[column + 1] ?? NO_RUN).length > 0;
      if (run.length > 0 && !continued) found.push(run);
    });
    above = here;
  });
  return [...found, ...above.filter((run) => run.length > 0)];
}

/** The longest equal run, in words, and each quote of five words or more. */
export function quotes(
  statement: string,
  messages: readonly string[],
): { longest: number; quotes: string[] } {
  const units = unitsOf(statement);
  // A flood says the same many times.
  const found = [...new Set(messages)].flatMap((message) => runs(units, unitsOf(message)));
  const longest = found.reduce((most, run) => Math.max(most, wordsIn(run.weight)), 0);
  const quoted = found
    .filter((run) => wordsIn(run.weight) >= QUOTE_WORDS)
    .map((run) => written(units.slice(run.end - run.length, run.end)));
  return { longest, quotes: [...new Set(quoted)] };
}

const TIME =
  /\d{1,2}\s?[:.h]\s?\d{2}(?!\d)(\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|\d{1,2}\s?o'?clock/giu;
const DIGITS = /\d+([.,:/-]\d+)*/gu;

/** What a drafter should look at again before signing: times, other digits, quotes. */
export function warnings(statement: string, messages: readonly string[]): Warning[] {
  const text = folded(statement);
  const times = text.match(TIME) ?? [];
  const digits = text.replace(TIME, " ").match(DIGITS) ?? [];
  return [
    ...times.map((time): Warning => ({ kind: "time", text: time })),
    ...digits.map((number): Warning => ({ kind: "digits", text: number })),
    ...quotes(statement, messages).quotes.map((quote): Warning => ({ kind: "quote", text: quote })),
  ];
}

/** The summary over the statements in all languages, for the alert document. */
export async function overlapSummary(
  statements: { readonly [language: string]: string },
  messages: readonly Compared[],
): Promise<OverlapSummary> {
  const texts = messages.map(({ text }) => text);
  const longest = Math.max(
    0,
    ...Object.values(statements).map((statement) => quotes(statement, texts).longest),
  );
  const compared = await Promise.all(
    messages.map(async ({ id, body }) => `${id}:${await sha256Hex(body)}`),
  );
  return {
    messages: messages.length,
    digest: await sha256Hex(canonical(compared.sort())),
    longest,
  };
}
