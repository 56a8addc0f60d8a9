/** The forms of a dialogue session and of an agreement; what was said and signed is sealed. */

import { newId } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import { onSubmit, sealedHere } from "../../case/forms/sealed-form";
import { emptied, fieldsOf } from "../../case/forms/sealed-page";
import type { RemedyTexts } from "../texts";

export function watchNegotiation(
  form: HTMLFormElement,
  keyring: Keyring,
  texts: RemedyTexts,
): void {
  onSubmit(form, texts, {
    seal: async () => {
      const of = fieldsOf(form);
      const body = {
        ...(await sealedHere("negotiation", newId(), { text: of("text") }, keyring)),
        held: of("held"),
        representation: of("representation"),
        outcome: of("outcome"),
      };
      return { path: form.action, body };
    },
    sent: () => emptied(form, "plan"),
  });
}

export function watchAgreement(form: HTMLFormElement, keyring: Keyring, texts: RemedyTexts): void {
  onSubmit(form, texts, {
    seal: async () => {
      const of = fieldsOf(form);
      const body = {
        ...(await sealedHere("agreement", newId(), { text: of("text") }, keyring)),
        signed: of("signed"),
        representation: of("representation"),
        other: of("other"),
        ends: of("ends") || null,
        item: of("item") || null,
      };
      return { path: form.action, body };
    },
    sent: () => emptied(form, "plan"),
  });
}
