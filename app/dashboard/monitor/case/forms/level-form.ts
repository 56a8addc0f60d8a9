/** The level's form: raising needs a press, lowering a grave case a reason and a colleague. */

import { find, valueOf } from "app/dashboard/frame/browser/elements";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import type { Keyring } from "vault/browser/trust/keyring";

import { refresh, sealedHere } from "./sealed-form";

const GRAVE = ["L1", "L2"];

function parts(form: HTMLFormElement) {
  const select = find<HTMLSelectElement>("select", form);
  const present = select.querySelector<HTMLOptionElement>("option[selected]")?.value ?? "";
  // "L1" is graver than "L2": a later code is a lower level.
  const lowers = GRAVE.includes(present) && select.value > present;
  return { changed: select.value !== present, lowers };
}

/** Delegated, because the form is swapped after every change. */
export function watchLevel(caseId: string, keyring: Keyring, say: (text: string) => void): void {
  document.addEventListener("change", ({ target }) => {
    const form =
      target instanceof Element ? target.closest<HTMLFormElement>("[data-level-form]") : null;
    if (form === null) return;
    const { changed, lowers } = parts(form);
    find("[data-lowering]", form).hidden = !lowers;
    find("[data-level-button]", form).hidden = !changed;
  });
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      if (!form.matches("[data-level-form]") || !parts(form).lowers) return;
      // Before htmx: the reason must not leave unsealed.
      event.preventDefault();
      event.stopImmediatePropagation();
      askToLower(form, caseId, keyring).catch((error: unknown) => say(sentenceOf(error)));
    },
    true,
  );
}

/** Asks a colleague to lower a grave level; the case's own id names the record. */
async function askToLower(form: HTMLFormElement, caseId: string, keyring: Keyring): Promise<void> {
  const reason = find<HTMLTextAreaElement>("textarea", form).value.trim();
  const level = find<HTMLSelectElement>("select", form).value;
  await postJson(valueOf(form, "request"), {
    ...(await sealedHere("level-request", caseId, { reason }, keyring)),
    level,
  });
  refresh("side");
}
