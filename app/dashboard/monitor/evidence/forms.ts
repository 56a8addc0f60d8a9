/** The forms of the register: a new piece of evidence, and what happened to one. */

import { newId } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import { onSubmit, sealedHere } from "../case/forms/sealed-form";
import { fieldsOf } from "../case/forms/sealed-page";
import type { EvidenceTexts } from "./texts";

/** `sent` is called once the server has it. */
export function watchItem(
  form: HTMLFormElement,
  keyring: Keyring,
  texts: EvidenceTexts,
  sent: () => string,
): void {
  onSubmit(form, texts, {
    seal: async () => {
      const of = fieldsOf(form);
      const media = of("media");
      const content = { text: of("text"), supports: of("supports") };
      const body = {
        ...(await sealedHere("evidence", newId(), content, keyring)),
        kind: of("kind"),
        source: of("source"),
        received: of("received"),
        media: media === "" ? null : media,
        entry: await sealedHere("custody", newId(), { text: of("place") }, keyring),
      };
      return { path: form.action, body };
    },
    sent,
  });
}

export function watchCustody(
  form: HTMLFormElement,
  keyring: Keyring,
  texts: EvidenceTexts,
  sent: () => string,
): void {
  onSubmit(form, texts, {
    seal: async () => {
      const of = fieldsOf(form);
      const body = {
        ...(await sealedHere("custody", newId(), { text: of("text") }, keyring)),
        step: of("step"),
        happened: of("happened"),
      };
      return { path: form.action, body };
    },
    sent,
  });
}
