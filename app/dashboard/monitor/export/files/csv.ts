/**
 * One row a text, for a spreadsheet; a case without texts is a row too.
 *
 * What a worker wrote must be no formula: `=HYPERLINK(…)` in a cell would send what stands beside it
 * to a stranger as soon as somebody clicks. A cell that begins as a formula may gets an apostrophe,
 * as OWASP asks, also after blanks, and in the wide forms that some programs read as well.
 */

import type { ExportedCase, ExportedText } from "./exported";

const FORMULA = /^[\s\u00a0\u200b-\u200f\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** So that programs read it as UTF-8. */
const MARK = "\ufeff";

const COLUMNS: readonly (readonly [string, (one: ExportedCase, text?: ExportedText) => string])[] = [
  ["reference", (one) => one.reference],
  ["joined", (one) => one.joined.join(" ")],
  ["state", (one) => one.state_words],
  ["level", (one) => one.level_words],
  ["kind", (one) => one.category_words],
  ["factory", (one) => one.factory],
  ["factory_code", (one) => one.factory_code],
  ["country", (one) => one.country],
  ["language", (one) => one.language],
  ["reports", (one) => String(one.reports)],
  ["assigned_to", (one) => one.assigned_to],
  ["opened_at", (one) => one.opened_at],
  ["ended_on", (one) => one.ended_on],
  ["breaches", (one) => one.breaches.join("; ")],
  ["causes", (one) => one.causes.join("; ")],
  ["money", (one) => one.money.map(({ words }) => words).join("; ")],
  ["polls", (one) => one.polls.map(({ words }) => words).join(" ")],
  ["contests", (one) => one.contests.map(({ words }) => words).join(" ")],
  ["transfers", (one) => one.transfers.map(({ words }) => words).join("; ")],
  ["author", (_, text) => text?.author ?? ""],
  ["thread", (_, text) => (text === undefined || text.thread === 0 ? "" : String(text.thread))],
  ["by", (_, text) => text?.by ?? ""],
  ["at", (_, text) => text?.at ?? ""],
  ["result", (_, text) => text?.result ?? ""],
  ["grade", (_, text) => text?.grade ?? ""],
  ["text", (_, text) => text?.text ?? ""],
];

/** A cell that no program takes for a formula, in quotes. */
export function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The whole file, its lines as RFC 4180 ends them. */
export function csvOf(cases: readonly ExportedCase[]): string {
  const rows = cases.flatMap((one) =>
    (one.texts.length === 0 ? [undefined] : one.texts).map((text) =>
      COLUMNS.map(([, value]) => cell(value(one, text))),
    ),
  );
  const lines = [COLUMNS.map(([name]) => cell(name)), ...rows].map((row) => row.join(","));
  return `${MARK}${lines.join("\r\n")}\r\n`;
}
