/** What the forms of a case share: a monitor's text is sealed here before it leaves. */

import { find } from "app/dashboard/frame/browser/elements";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { b64u, type JsonObject } from "vault/browser/encoding";
import { sealRecord, type SealedRecord } from "vault/browser/records";
import type { Keyring } from "vault/browser/trust/keyring";

import type { CaseTexts } from "../texts";

/** A part of the page that asks the server for itself anew. */
export type FreshPart = "refresh" | "side";

export function refresh(part: FreshPart): void {
  document.getElementById(part)?.dispatchEvent(new Event("refresh"));
}

/**
 * Opens the form, whose button is disabled until the keys are there, for its submission.
 * Runs once at a time; what is typed stays where it fails.
 * @param send gives the sentence to say when all is done.
 */
export function onSubmit(
  form: HTMLFormElement,
  texts: CaseTexts,
  send: () => Promise<string>,
): void {
  const button = find<HTMLButtonElement>("button:not([type=button])", form);
  button.disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    sayIn(form, texts.sealing);
    send()
      .then((sentence) => sayIn(form, sentence))
      .catch((error: unknown) => sayIn(form, reason(error, texts), true))
      .finally(() => (button.disabled = false));
  });
}

/** fetch() throws a TypeError where no answer came. */
function reason(error: unknown, texts: CaseTexts): string {
  return error instanceof TypeError ? texts.offline : sentenceOf(error);
}

/** A record that is sealed for one reader, as the server takes it. */
export function forOneReader({ body, grants: [own] }: SealedRecord) {
  if (own === undefined) throw new RangeError("the record was sealed for nobody");
  return { body: b64u(body), grant: b64u(own.grant), epoch: own.epoch };
}

/** Seals a record for the member's own organisation. */
export async function sealedHere(kind: string, id: string, content: JsonObject, keyring: Keyring) {
  const sealed = await sealRecord(kind, id, content, [await keyring.reader()]);
  return { id, ...forOneReader(sealed) };
}
