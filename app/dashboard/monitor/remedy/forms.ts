/** The forms of a remedy whose texts are sealed: a new action, and what was seen of one. */

import { find } from "app/dashboard/frame/browser/elements";
import { newId } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import { onSubmit, refresh, sealedHere } from "../case/forms/sealed-form";
import type { RemedyTexts } from "./texts";

export function watchNewAction(form: HTMLFormElement, keyring: Keyring, texts: RemedyTexts): void {
  onSubmit(form, texts, {
    seal: async () => {
      const fields = new FormData(form);
      const of = (name: string): string => String(fields.get(name) ?? "").trim();
      const amount = of("amount");
      const cost = { amount, currency: of("currency"), payer: of("payer") };
      const body = {
        ...(await sealedHere("remedy-action", newId(), { text: of("text") }, keyring)),
        kind: of("kind"),
        owner: of("owner"),
        due: of("due"),
        cost: amount === "" ? null : cost,
      };
      return { path: form.action, body };
    },
    sent: () => empty(form),
  });
}

/** A step with its note, or a note alone. */
export function watchStep(form: HTMLFormElement, keyring: Keyring, texts: RemedyTexts): void {
  onSubmit(form, texts, {
    seal: async () => {
      const fields = new FormData(form);
      const text = String(fields.get("text")).trim();
      const body = {
        ...(await sealedHere("remedy-note", newId(), { text }, keyring)),
        event: fields.get("event"),
        seen: fields.get("seen"),
      };
      return { path: form.action, body };
    },
    sent: () => empty(form),
  });
}

/** The form goes with the plan that holds it: what was written stands there now. */
function empty(form: HTMLFormElement): string {
  const area = find<HTMLTextAreaElement>("textarea", form);
  area.value = "";
  area.dispatchEvent(new Event("input", { bubbles: true }));
  refresh("plan");
  return "";
}
