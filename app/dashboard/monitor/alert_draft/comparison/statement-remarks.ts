/** Remarks beside the statements, and the reasons that the drafter writes for what stays. */

import { find } from "app/dashboard/frame/browser/elements";
import { RemarkWords, namedIn } from "app/dashboard/wording/remarks/remark-words";
import { eachOnce, remarksIn, type Remark } from "app/dashboard/wording/remarks/remarks";
import type { AnsweredRemark } from "vault/browser/documents/alert";
import type { JsonObject } from "vault/browser/encoding";

import { languageOf, type DraftForm, type Objection } from "../form/draft-form";
import { quotes } from "./overlap";

export class StatementRemarks {
  readonly words = new RemarkWords();
  private readonly reasons = new Map<string, string>();

  constructor(
    private readonly form: DraftForm,
    /** What workers wrote, as far as it is open. */
    private readonly workersTexts: () => readonly string[],
  ) {}

  /** The reasons of a draft that came back. */
  fill(remarks: readonly AnsweredRemark[]): void {
    for (const one of remarks) this.reasons.set(keyOf(one.language, one), one.why);
  }

  /** All remarks about the statements as they are, with the reasons so far. */
  all(): AnsweredRemark[] {
    const { statements, fields } = this.form.read();
    return Object.entries(statements).flatMap(([language, text]) =>
      [...this.about(text, language, fields), ...this.smallFactory(language)].map((remark) => ({
        ...remark,
        language,
        why: this.reasons.get(keyOf(language, remark))?.trim() ?? "",
      })),
    );
  }

  /** What must be taken out, or lacks its reason. */
  open(): Objection[] {
    return this.all()
      .filter((one) => this.words.blocks(one) || one.why === "")
      .map(({ language }) => ({
        field: `statement-${language}`,
        sentence: this.words.texts.missing,
      }))
      .filter((one, at, all) => all.findIndex(({ field }) => field === one.field) === at);
  }

  /** Shows them beside each statement; a list that is the same stays, with what is being typed. */
  show(): void {
    const all = this.all();
    for (const area of this.form.areas()) {
      const language = languageOf(area);
      const place = find(`[data-remarks-of="${language}"]`, this.form.element);
      const mine = all.filter((one) => one.language === language);
      const shown = JSON.stringify(mine.map(({ kind, text }) => [kind, text]));
      if (place.dataset["shown"] === shown) continue;
      place.dataset["shown"] = shown;
      place.replaceChildren(...mine.map((one) => this.item(one)));
    }
  }

  private about(text: string, language: string, fields: JsonObject): Remark[] {
    const { known, rules } = this.words;
    const quoted = quotes(text, this.workersTexts(), rules).quotes;
    return eachOnce([
      ...remarksIn(text, language, known, namedIn(fields)),
      ...quoted.map((quote) => ({ kind: "quote", text: quote })),
    ]);
  }

  /** A small factory is named only with a reason that both sign; it stands with the English text. */
  private smallFactory(language: string): Remark[] {
    const name = this.form.smallFactory;
    return name === undefined || language !== "en" ? [] : [{ kind: "small_factory", text: name }];
  }

  private item(remark: AnsweredRemark): Node {
    const item = document.createElement("li");
    const said = document.createElement("span");
    [said.textContent, said.dir] = [this.words.said(remark), "auto"];
    item.append(said);
    const { blocks, why } = this.words.texts;
    if (this.words.blocks(remark)) {
      item.append(` ${blocks}`);
      return item;
    }
    const label = document.createElement("label");
    const input = document.createElement("input");
    [input.value, input.maxLength, input.autocomplete] = [remark.why, 500, "off"];
    input.addEventListener("input", () => {
      this.reasons.set(keyOf(remark.language, remark), input.value);
    });
    label.append(why, input);
    item.append(label);
    return item;
  }
}

function keyOf(language: string, { kind, text }: Remark): string {
  return JSON.stringify([language, kind, text]);
}
