/** Remarks in words, and what the policy makes of them. */

import { readTexts } from "app/dashboard/frame/browser/texts";
import type { AlertDocument, AnsweredRemark } from "vault/browser/documents/alert";
import { fillPlaceholders } from "vault/browser/placeholders";

import { remarksIn, type Known, type Remark } from "./remarks";
import { REMARKS, type RemarkTexts } from "./texts";

/** The policy's section about remarks. */
export interface RemarkRules {
  readonly alert_blocks: readonly string[];
  readonly reply_asks: readonly string[];
  readonly quote_words: number;
  readonly sentence_words: number;
  readonly reply_parts: number;
}

export class RemarkWords {
  readonly texts: RemarkTexts;
  readonly rules: RemarkRules;
  /** Names that the house knows and no text may say. */
  readonly known: readonly Known[];

  /** @throws Error where the page has no remarks.html. */
  constructor() {
    const { texts, values } = readTexts(REMARKS);
    this.texts = texts;
    this.rules = JSON.parse(values.rules) as RemarkRules;
    this.known = JSON.parse(values.known) as Known[];
  }

  /** A remark as a sentence. */
  said({ kind, text }: Remark): string {
    const sentence = this.texts[kind as keyof RemarkTexts] ?? "{text}";
    return fillPlaceholders(sentence, { text: `\u2068${text}\u2069` });
  }

  /** Whether it may never stand in an alert, with no reason. */
  blocks({ kind }: Remark): boolean {
    return this.rules.alert_blocks.includes(kind);
  }

  /** The remarks of a document; those of the older form are made now and have no reasons. */
  ofDocument({ remarks, statements, fields }: AlertDocument): readonly AnsweredRemark[] {
    if (remarks !== undefined) return remarks;
    return Object.entries(statements).flatMap(([language, text]) =>
      remarksIn(text, language, [], namedIn(fields)).map((one) => ({ ...one, language, why: "" })),
    );
  }
}

/** The names that an alert's own fields say. */
export function namedIn(fields: AlertDocument["fields"]): string[] {
  return [fields["factory"], fields["contractor"]].filter(
    (one): one is string => typeof one === "string" && one !== "",
  );
}
