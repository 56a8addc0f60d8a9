/**
 * Does a statement give a worker away? Compared in the drafter's browser with what
 * workers wrote; only a summary goes into the alert document.
 */

import { canonical } from "vault/browser/canonical";
import type { OverlapSummary } from "vault/browser/documents/alert";
import { sha256Hex, type Bytes } from "vault/browser/encoding";

import { unitsOf, wordsIn, written, type Unit } from "./text-units";

/** From how many words on something is a quote (`[remarks]` of the policy). */
export interface QuoteRules {
  readonly quote_words: number;
  /** A whole sentence of a worker. */
  readonly sentence_words: number;
}

/** A worker's message: its record id, the sealed body as the server keeps it, and the opened text. */
export interface Compared {
  readonly id: string;
  readonly body: Bytes;
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

/** The longest equal run, in words, and each quote: a long run, or a whole sentence of a worker. */
export function quotes(
  statement: string,
  messages: readonly string[],
  rules: QuoteRules = { quote_words: 5, sentence_words: 3 },
): { longest: number; quotes: string[] } {
  const units = unitsOf(statement);
  // A flood says the same many times.
  const found = [...new Set(messages)].flatMap((message) => runs(units, unitsOf(message)));
  const longest = found.reduce((most, run) => Math.max(most, wordsIn(run.weight)), 0);
  const quoted = found
    .filter((run) => wordsIn(run.weight) >= rules.quote_words)
    .map((run) => written(units.slice(run.end - run.length, run.end)));
  const whole = sentences(messages)
    .filter((sentence) => isWithin(sentence, units, rules.sentence_words))
    .map(written)
    .filter((sentence) => !quoted.some((quote) => quote.includes(sentence)));
  return { longest, quotes: [...new Set([...quoted, ...whole])] };
}

function sentences(messages: readonly string[]): Unit[][] {
  const all = new Set(messages.flatMap((message) => message.split(/[.!?;:।。！？؟۔\n]+/u)));
  return [...all].map(unitsOf);
}

function isWithin(sentence: readonly Unit[], units: readonly Unit[], least: number): boolean {
  const weight = sentence.reduce((sum, unit) => sum + unit.weight, 0);
  if (sentence.length === 0 || wordsIn(weight) < least) return false;
  return units.some((_, at) =>
    sentence.every((unit, further) => units[at + further]?.text === unit.text),
  );
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
