/** Asks which case another one is about too: by a digit, a click, or a reference. */

import { find } from "app/dashboard/frame/browser/elements";
import { fillPlaceholders } from "vault/browser/placeholders";

import type { Candidate } from "./similar";
import type { ScreeningTexts } from "../texts";

export interface Suggestion extends Candidate {
  readonly reference: string;
  readonly words: string;
}

/** Resolves to the case's id or a typed reference; undefined where nobody chose. */
export type Choose = (reference: string, suggested: readonly Suggestion[]) => Promise<string | undefined>;

export function sameAsDialog(texts: ScreeningTexts): Choose {
  const dialog = find<HTMLDialogElement>("#same-as");
  const title = find("#same-as-title", dialog);
  const list = find("[data-candidates]", dialog);
  const typed = find<HTMLInputElement>("#same-as-reference", dialog);
  let chosen: string | undefined;
  let answer: (choice: string | undefined) => void = () => undefined;

  function take(choice: string): void {
    chosen = choice;
    dialog.close();
  }
  dialog.addEventListener("close", () => answer(chosen));
  find("[data-close]", dialog).addEventListener("click", () => dialog.close());
  find<HTMLFormElement>("[data-by-reference]", dialog).addEventListener("submit", (event) => {
    event.preventDefault();
    if (typed.value.trim() !== "") take(typed.value.trim());
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.target === typed || event.altKey || event.ctrlKey || event.metaKey) return;
    const button = list.querySelectorAll("button")[Number(event.key) - 1];
    if (button) button.click();
  });

  return (reference, suggested) => {
    chosen = undefined;
    typed.value = "";
    title.textContent = fillPlaceholders(texts.suggested, { reference });
    list.replaceChildren(...suggested.map((one) => item(one, texts, take)));
    dialog.showModal();
    (list.querySelector("button") ?? typed).focus();
    return new Promise((resolve) => {
      answer = resolve;
    });
  };
}

function item(one: Suggestion, texts: ScreeningTexts, take: (id: string) => void): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "candidate";
  const why = one.reasons.map((reason) => texts[reason]).join(", ");
  button.append(part("code", one.reference), part("small quiet", why), part("first-words", one.words));
  button.addEventListener("click", () => take(one.id));
  const place = document.createElement("li");
  place.append(button);
  return place;
}

function part(className: string, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = className;
  element.dir = "auto";
  element.textContent = text;
  return element;
}
