/** A case goes to another organisation: its keys are passed on here, and the offer is signed. */

import { confirmedRoster, type OtherOrganisation } from "app/dashboard/frame/browser/confirmed-organisation";
import { find, valueOf } from "app/dashboard/frame/browser/elements";
import { getJson, postJson } from "app/dashboard/frame/browser/server";
import {
  passKeys,
  readerOf,
  readTransfer,
  signTransfer,
  type HeldKey,
} from "vault/browser/documents/transfer";
import { b64u, equal, fromB64u, newId, utf8, type Bytes } from "vault/browser/encoding";
import { SentenceError } from "vault/browser/errors";
import { sealRecord, type Reader } from "vault/browser/records";
import type { Keyring } from "vault/browser/trust/keyring";

import type { CaseTexts } from "../texts";
import { onSubmit, refresh, sealedHere } from "./sealed-form";

interface KeysAnswer extends OtherOrganisation {
  readonly transfer: string;
  /** What both sign, base64url. */
  readonly document: string;
  readonly keys: readonly HeldKey[];
}

interface PassedOn {
  readonly transfer: string;
  readonly document: Bytes;
  readonly taker: Reader;
}

/** Passes on every key that the other organisation has not yet. */
async function passAll(place: HTMLElement, keyring: Keyring): Promise<PassedOn> {
  let answer = await getJson<KeysAnswer>(valueOf(place, "keys"));
  const roster = await confirmedRoster(answer, keyring, {
    question: find("[data-pin]"),
    keep: valueOf(place, "pins"),
  });
  const taker = readerOf(roster.document);
  while (answer.keys.length > 0) {
    const keys = await passKeys(answer.keys, keyring, taker);
    const { left } = await postJson<{ readonly left: number }>(valueOf(place, "pass"), {
      epoch: taker.epoch,
      keys,
    });
    if (left === 0) break;
    answer = await getJson<KeysAnswer>(valueOf(place, "keys"));
  }
  return { transfer: answer.transfer, document: fromB64u(answer.document), taker };
}

/** The member signs for the threads of this page, to the organisation whose words were compared. */
function checkDocument(passed: PassedOn, keyring: Keyring): void {
  const { transfer, from, to, reports } = readTransfer(passed.document);
  const shown = [...document.querySelectorAll<HTMLElement>("article[data-report]")]
    .map((one) => one.dataset["report"] ?? "")
    .sort();
  const same = equal(utf8(reports.join(" ")), utf8(shown.join(" ")));
  const ours = transfer === passed.transfer && from === keyring.organisation;
  if (!same || !ours || to !== passed.taker.organisation)
    throw new SentenceError("The case has changed meanwhile. Reload the page and offer it again.");
}

export function watchOffer(form: HTMLFormElement, keyring: Keyring, texts: CaseTexts): void {
  const area = find<HTMLTextAreaElement>("textarea", form);
  onSubmit(form, texts, {
    seal: async () => {
      const passed = await passAll(form, keyring);
      checkDocument(passed, keyring);
      const readers = [await keyring.reader(), passed.taker];
      const cover = await sealRecord("transfer", passed.transfer, { text: area.value.trim() }, readers);
      const { signature } = signTransfer(passed.document, "transfer", keyring);
      return { path: form.action, body: { ...forBoth(cover.id, cover.body, cover.grants), signature } };
    },
    sent: () => cleared(area),
  });
}

/** A record that is sealed to the own organisation and to another one, as the server takes it. */
export function forBoth(
  id: string,
  body: Bytes,
  [own, theirs]: readonly { readonly epoch: number; readonly grant: Bytes }[],
) {
  if (own === undefined || theirs === undefined)
    throw new RangeError("the record was not sealed for both");
  return {
    id,
    body: b64u(body),
    grant: b64u(own.grant),
    epoch: own.epoch,
    their_grant: b64u(theirs.grant),
    their_epoch: theirs.epoch,
  };
}

export function watchOverride(form: HTMLFormElement, keyring: Keyring, texts: CaseTexts): void {
  const area = find<HTMLTextAreaElement>("textarea", form);
  onSubmit(form, texts, {
    seal: async () => ({
      path: form.action,
      body: await sealedHere("transfer-override", newId(), { reason: area.value.trim() }, keyring),
    }),
    sent: () => cleared(area),
  });
}

/** What a worker wrote since it was offered goes after it, whenever the page is opened. */
export async function passLate(keyring: Keyring): Promise<void> {
  const place = document.querySelector<HTMLElement>("[data-pass-on]:not([data-watched])");
  if (place === null) return;
  place.dataset["watched"] = "1";
  await passAll(place, keyring);
}

function cleared(area: HTMLTextAreaElement): string {
  area.value = "";
  area.dispatchEvent(new Event("input", { bubbles: true }));
  // The form goes with the side that holds it: what was sent stands there now.
  refresh("side");
  return "";
}
