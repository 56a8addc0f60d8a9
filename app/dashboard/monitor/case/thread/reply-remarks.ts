/** What a member is asked about before a reply goes: it lies open on a worker's phone. */

import type { RemarkRules } from "app/dashboard/wording/remarks/remark-words";
import { remarksIn, type Known, type Remark } from "app/dashboard/wording/remarks/remarks";

import { measure } from "./sms-segments";

/** What to ask about; `parts` where there are more SMS than a few. */
export interface ReplyQuestion {
  readonly remarks: readonly Remark[];
  readonly parts: number | undefined;
}

type Asks = Pick<RemarkRules, "reply_asks" | "reply_parts">;

/**
 * Undefined where a reply may go without a question.
 * @param bySms whether the channel cuts a text into parts.
 */
export function questionAbout(
  text: string,
  language: string,
  bySms: boolean,
  rules: Asks,
  known: readonly Known[],
): ReplyQuestion | undefined {
  const remarks = remarksIn(text, language, known).filter(({ kind }) =>
    rules.reply_asks.includes(kind),
  );
  const parts = bySms ? measure(text).parts : 0;
  const long = parts > rules.reply_parts;
  if (remarks.length === 0 && !long) return undefined;
  return { remarks, parts: long ? parts : undefined };
}
