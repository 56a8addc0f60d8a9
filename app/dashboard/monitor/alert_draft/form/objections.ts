/** What must change before an alert can be shown: asked of the rules, and of the form itself. */

import { postJson } from "app/dashboard/frame/browser/server";

import type { DraftTexts, DraftValues } from "../texts";
import type { StatementRemarks } from "../comparison/statement-remarks";
import type { DraftForm, Objection } from "./draft-form";

export class Objections {
  private asked = 0;

  constructor(
    private readonly form: DraftForm,
    private readonly texts: DraftTexts,
    private readonly values: DraftValues,
    private readonly remarks: StatementRemarks,
  ) {}

  /** Asks the rules and shows each objection; undefined where a newer question is on its way. */
  async count(): Promise<number | undefined> {
    this.asked += 1;
    const mine = this.asked;
    const { fields, recipients, observation } = this.form.read();
    const affiliates = [...new Set(recipients.map(({ affiliate }) => affiliate))];
    const body = { fields, recipients: affiliates, observation };
    const answer = await postJson<{ readonly objections: Objection[] }>(this.values.check, body);
    if (mine !== this.asked) return undefined;
    const all = [...answer.objections, ...this.own()];
    this.form.show(all);
    return all.length;
  }

  private own(): Objection[] {
    const { statements } = this.form.read();
    const missing = statements["en"]
      ? []
      : [{ field: "statement-en", sentence: this.texts.missing }];
    const unvouched = Object.keys(statements)
      .filter((language) => !this.form.vouches(language))
      .map((language) => ({ field: `statement-${language}`, sentence: this.texts.vouch }));
    return [...missing, ...unvouched, ...this.remarks.open()];
  }
}
