/** The form of a task: what is to be done is sealed; until when and by whom stands beside it. */

import { find } from "app/dashboard/frame/browser/elements";
import { newId } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import type { CaseTexts } from "../texts";
import { onSubmit, refresh, sealedHere } from "./sealed-form";

export function watchTask(form: HTMLFormElement, keyring: Keyring, texts: CaseTexts): void {
  const area = find<HTMLTextAreaElement>("textarea", form);
  onSubmit(form, texts, {
    seal: async () => {
      const fields = new FormData(form);
      const assignee = String(fields.get("assignee") ?? "");
      return {
        path: form.action,
        body: {
          ...(await sealedHere("task", newId(), { text: area.value.trim() }, keyring)),
          due: String(fields.get("due")),
          assignee: assignee === "" ? null : assignee,
        },
      };
    },
    sent: () => {
      area.value = "";
      area.dispatchEvent(new Event("input", { bubbles: true }));
      refresh("side");
      return "";
    },
  });
}
