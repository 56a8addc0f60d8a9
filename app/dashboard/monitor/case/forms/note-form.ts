/** The form of a note: its text is for the organisation alone. */

import { find } from "app/dashboard/frame/browser/elements";
import { newId } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import type { CaseTexts } from "../texts";
import { onSubmit, refresh, sealedHere } from "./sealed-form";

export function watchNote(form: HTMLFormElement, keyring: Keyring, texts: CaseTexts): void {
  const area = find<HTMLTextAreaElement>("textarea", form);
  onSubmit(form, texts, {
    seal: async () => ({
      path: form.action,
      body: await sealedHere("note", newId(), { text: area.value.trim() }, keyring),
    }),
    sent: () => {
      area.value = "";
      area.dispatchEvent(new Event("input", { bubbles: true }));
      // The form goes with the side that holds it: the note stands there now.
      refresh("side");
      return "";
    },
  });
}
