/** The form of a finding: its summary is for the organisation alone. */

import { postJson } from "app/dashboard/frame/browser/server";
import { newId } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import type { CaseTexts } from "../texts";
import { onSubmit, refresh, sealedHere } from "./sealed-form";

export function watchFinding(form: HTMLFormElement, keyring: Keyring, texts: CaseTexts): void {
  onSubmit(form, texts, async () => {
    const fields = new FormData(form);
    const affected = fields.get("affected");
    const summary = String(fields.get("summary")).trim();
    await postJson(form.action, {
      ...(await sealedHere("finding", newId(), { summary }, keyring)),
      result: fields.get("result"),
      grade: fields.get("grade"),
      affected_count: affected ? Number(affected) : null,
    });
    // The form goes with the side that holds it: the finding stands there now.
    refresh("side");
    return "";
  });
}
