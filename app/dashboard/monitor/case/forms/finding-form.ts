/** The form of a finding: its summary is for the organisation alone. */

import { find } from "app/dashboard/frame/browser/elements";
import { newId } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import type { CaseTexts } from "../texts";
import { onSubmit, refresh, sealedHere } from "./sealed-form";

export function watchFinding(form: HTMLFormElement, keyring: Keyring, texts: CaseTexts): void {
  onSubmit(form, texts, {
    seal: async () => {
      const fields = new FormData(form);
      const affected = fields.get("affected");
      const summary = String(fields.get("summary")).trim();
      const body = {
        ...(await sealedHere("finding", newId(), { summary }, keyring)),
        result: fields.get("result"),
        grade: fields.get("grade"),
        affected_count: affected ? Number(affected) : null,
        evidence: fields.getAll("evidence").map(String),
      };
      return { path: form.action, body };
    },
    sent: () => {
      const area = find<HTMLTextAreaElement>("textarea", form);
      area.value = "";
      area.dispatchEvent(new Event("input", { bubbles: true }));
      // The form goes with the side that holds it: the finding stands there now.
      refresh("side");
      return "";
    },
  });
}
