/** The form of a note: its text is for the organisation alone. */

import { find } from "app/dashboard/frame/browser/elements";
import { newId, type JsonObject } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import type { CaseTexts } from "../texts";
import { onSubmit, refresh, sealedHere } from "./sealed-form";

const REPRESENTATIVE = "representative";

/** What the note is, and of a representative whether that one may be told. */
function whatItIs(form: HTMLFormElement): JsonObject {
  const kind = find<HTMLSelectElement>("select", form).value;
  const told = find<HTMLInputElement>("input[name=told]", form).checked;
  return kind === REPRESENTATIVE ? { kind, may_be_told: told } : { kind };
}

export function watchNote(form: HTMLFormElement, keyring: Keyring, texts: CaseTexts): void {
  const area = find<HTMLTextAreaElement>("textarea", form);
  const kind = find<HTMLSelectElement>("select", form);
  const asks = find("[data-told]", form);
  const show = (): void => {
    asks.hidden = kind.value !== REPRESENTATIVE;
  };
  kind.addEventListener("change", show);
  show();
  onSubmit(form, texts, {
    seal: async () => ({
      path: form.action,
      body: {
        ...(await sealedHere("note", newId(), { text: area.value.trim() }, keyring)),
        ...whatItIs(form),
      },
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
