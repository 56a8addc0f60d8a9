/** The remarks of an alert, with their reasons, for those who sign it. */

import type { AnsweredRemark } from "vault/browser/documents/alert";
import { fillPlaceholders } from "vault/browser/placeholders";

import { RemarkWords } from "./remark-words";

export class RemarkList {
  private readonly words = new RemarkWords();
  private remarks: readonly AnsweredRemark[] = [];

  constructor(private readonly place: HTMLElement) {}

  /** @param onConfirm is called at each tick; without it nothing is to be confirmed. */
  show(remarks: readonly AnsweredRemark[], onConfirm?: () => void): void {
    this.remarks = remarks;
    this.place.replaceChildren(...remarks.map((one) => this.item(one, onConfirm)));
    this.place.hidden = remarks.length === 0;
  }

  /** Whether each was ticked. */
  get allConfirmed(): boolean {
    const boxes = [...this.place.querySelectorAll<HTMLInputElement>("input")];
    return boxes.every((box) => box.checked);
  }

  /** What the releaser's page sends: the reasons stand in the signed document. */
  get about(): readonly Omit<AnsweredRemark, "why">[] {
    return this.remarks.map(({ language, kind, text }) => ({ language, kind, text }));
  }

  private item(remark: AnsweredRemark, onConfirm?: () => void): Node {
    const item = document.createElement("li");
    const { reason, unexplained, blocks, confirm } = this.words.texts;
    const why = remark.why === "" ? unexplained : fillPlaceholders(reason, { why: remark.why });
    const lines = [this.words.said(remark), this.words.blocks(remark) ? blocks : why];
    for (const line of lines) {
      const shown = document.createElement("p");
      [shown.textContent, shown.dir] = [line, "auto"];
      item.append(shown);
    }
    if (onConfirm !== undefined) item.append(confirmBox(confirm, onConfirm));
    return item;
  }
}

function confirmBox(sentence: string, onConfirm: () => void): Node {
  const [label, box, text] = [
    document.createElement("label"),
    document.createElement("input"),
    document.createElement("span"),
  ];
  [label.className, box.type, box.autocomplete, text.textContent] = ["choice", "checkbox", "off", sentence];
  box.addEventListener("change", onConfirm);
  label.append(box, text);
  return label;
}
