/** The forms of a remedy whose texts are sealed: a new action, and what was seen of one. */

import { newId } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import { onSubmit, sealedHere } from "../case/forms/sealed-form";
import { emptied, fieldsOf } from "../case/forms/sealed-page";
import type { RemedyTexts } from "./texts";

export function watchNewAction(form: HTMLFormElement, keyring: Keyring, texts: RemedyTexts): void {
  onSubmit(form, texts, {
    seal: async () => {
      const of = fieldsOf(form);
      const amount = of("amount");
      const cost = { amount, currency: of("currency"), payer: of("payer") };
      const body = {
        ...(await sealedHere("remedy-action", newId(), { text: of("text") }, keyring)),
        kind: of("kind"),
        owner: of("owner"),
        due: of("due"),
        cost: amount === "" ? null : cost,
        element: of("element") || null,
        agreement: of("agreement") || null,
      };
      return { path: form.action, body };
    },
    sent: () => emptied(form, "plan"),
  });
}

/** A step with its note, or a note alone. */
export function watchStep(form: HTMLFormElement, keyring: Keyring, texts: RemedyTexts): void {
  onSubmit(form, texts, {
    seal: async () => {
      const of = fieldsOf(form);
      const body = {
        ...(await sealedHere("remedy-note", newId(), { text: of("text") }, keyring)),
        event: of("event"),
        seen: of("seen"),
      };
      return { path: form.action, body };
    },
    sent: () => emptied(form, "plan"),
  });
}
