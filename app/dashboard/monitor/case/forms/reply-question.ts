/** The question before a reply goes that may show something, or is long. */

import { find } from "app/dashboard/frame/browser/elements";
import type { RemarkWords } from "app/dashboard/wording/remarks/remark-words";
import { fillPlaceholders } from "vault/browser/placeholders";

import { questionAbout, type ReplyQuestion } from "../thread/reply-remarks";

export class ReplyQuestions {
  private readonly place: HTMLElement;
  private readonly area: HTMLTextAreaElement;
  /** The text that the member wants to send as it is. */
  private agreed: string | undefined;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly words: RemarkWords,
    /** What is said of a long text, with {parts}. */
    private readonly long: string,
  ) {
    this.place = find("[data-question]", form);
    this.area = find<HTMLTextAreaElement>("textarea", form);
    find("[data-anyway]", this.place).addEventListener("click", () => {
      this.agreed = this.area.value;
      this.place.hidden = true;
      form.requestSubmit();
    });
    find("[data-change]", this.place).addEventListener("click", () => {
      this.place.hidden = true;
      this.area.focus();
    });
    this.area.addEventListener("input", () => {
      this.place.hidden = true;
    });
  }

  /** True where the text waits for an answer, which is asked for now. */
  asks(): boolean {
    if (this.agreed === this.area.value) return false;
    const { rules, known } = this.words;
    const bySms = this.form.closest("[data-sms]") !== null;
    const question = questionAbout(this.area.value, this.area.lang, bySms, rules, known);
    if (question === undefined) return false;
    this.show(question);
    return true;
  }

  /** What was sent is agreed to no longer: the same text is asked about again. */
  forget(): void {
    this.agreed = undefined;
  }

  private show({ remarks, parts }: ReplyQuestion): void {
    const lines = remarks.map((one) => this.words.said(one));
    if (parts !== undefined) lines.push(fillPlaceholders(this.long, { parts }));
    find("ul", this.place).replaceChildren(
      ...lines.map((line) => {
        const item = document.createElement("li");
        [item.textContent, item.dir] = [line, "auto"];
        return item;
      }),
    );
    this.place.hidden = false;
  }
}
