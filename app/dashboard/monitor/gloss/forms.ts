/** The forms of a gloss: what a translator writes, and what a model makes and a member keeps. */

import { find, valueOf } from "app/dashboard/frame/browser/elements";
import { sayIn } from "app/dashboard/frame/browser/sentences";
import { newId } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import { onSubmit, sealedHere } from "../case/forms/sealed-form";
import { emptied, fieldsOf } from "../case/forms/sealed-page";
import { LibreTranslate } from "./model/libre-translate";
import { NoGloss } from "./model/translation-model";
import type { GlossTexts } from "./texts";

/** A gloss leaves this browser only sealed, and only by the member's press. */
export function watchGloss(form: HTMLFormElement, keyring: Keyring, texts: GlossTexts): void {
  onSubmit(form, texts, {
    seal: async () => {
      const of = fieldsOf(form);
      const sealed = await sealedHere("gloss", newId(), { text: of("text") }, keyring);
      return {
        path: form.action,
        body: { ...sealed, source: valueOf(form, "source"), language: valueOf(form, "into") },
      };
    },
    sent: () => emptied(form, "parts"),
  });
}

/** `original` gives the text of the message once it is open, "" before. */
export function watchModel(
  form: HTMLFormElement,
  keyring: Keyring,
  texts: GlossTexts,
  original: () => string,
): void {
  watchGloss(form, keyring, texts);
  const button = find<HTMLButtonElement>("[data-translate]", form);
  const made = find("[data-made]", form);
  const area = find<HTMLTextAreaElement>("textarea", form);
  made.hidden = area.value === "";
  const translate = async (): Promise<void> => {
    const model = new LibreTranslate(valueOf(form, "address"));
    area.value = await model.translate(original(), valueOf(form, "from"), valueOf(form, "into"));
    area.dispatchEvent(new Event("input", { bubbles: true }));
    made.hidden = false;
    sayIn(form, "");
  };
  button.addEventListener("click", () => {
    if (original() === "") return;
    button.disabled = true;
    sayIn(form, texts.asking);
    translate()
      .catch((error: unknown) => sayIn(form, why(error, texts), true))
      .finally(() => (button.disabled = false));
  });
  button.disabled = false;
}

function why(error: unknown, texts: GlossTexts): string {
  if (!(error instanceof NoGloss)) throw error;
  if (error.trouble === "silent") return texts.silent;
  return error.detail === "" ? texts.refused : `${texts.refused} (${error.detail})`;
}
