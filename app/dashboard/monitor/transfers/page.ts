/** A case that another organisation offers: checked, opened, accepted by signature or refused. */

import { confirmedRoster, type OtherOrganisation } from "app/dashboard/frame/browser/confirmed-organisation";
import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson, postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { onSubmit } from "app/dashboard/monitor/case/forms/sealed-form";
import { forBoth } from "app/dashboard/monitor/case/forms/transfer-form";
import { offerHolds, readerOf, readTransfer, signTransfer } from "vault/browser/documents/transfer";
import { fromB64u, newId, type Bytes } from "vault/browser/encoding";
import { sealRecord } from "vault/browser/records";
import type { RosterDocument } from "vault/browser/roster/document";
import type { Signature } from "vault/browser/signing";
import type { Keyring } from "vault/browser/trust/keyring";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { OFFER } from "./texts";

interface OfferData extends OtherOrganisation {
  readonly document: string;
  readonly giver: Signature;
  readonly records: readonly ServedRecord[];
}

const { element: page, texts, values } = readTexts(OFFER);

/** Refused or withdrawn: its signature is gone, and nothing can be accepted any more. */
function isSettled(data: OfferData): boolean {
  return data.giver.signature === "" && page.querySelector("[data-take]") === null;
}

async function check(data: OfferData, keyring: Keyring): Promise<RosterDocument> {
  const roster = await confirmedRoster(data, keyring, {
    question: find("[data-pin]", page),
    keep: values.pins,
    asked: () => sayIn(page, ""),
    confirmed: () => sayIn(page, texts.opening),
  });
  const bytes = fromB64u(data.document);
  const { to, transfer } = readTransfer(bytes);
  const ours = to === keyring.organisation && transfer === values.transfer;
  if (!ours || !(isSettled(data) || offerHolds(bytes, data.giver, roster.document))) throw new Error(texts.unsigned);
  return roster.document;
}

async function show(data: OfferData, keyring: Keyring): Promise<void> {
  const opener = new RecordOpener(keyring);
  for (const record of data.records) {
    const content = await opener.openRecord(record);
    const refusal = record.kind === "transfer-refusal";
    find(refusal ? "[data-refusal]" : "[data-cover]", page).textContent = String(content["text"]);
    if (refusal) find("[data-answer]", page).hidden = false;
  }
  opener.end();
  find("[data-opened]", page).hidden = false;
  sayIn(page, isSettled(data) ? "" : texts.holds);
}

async function accept(bytes: Bytes, keyring: Keyring): Promise<void> {
  const { signature } = signTransfer(bytes, "acceptance", keyring);
  const answer = await postJson<{ readonly case: string }>(values.accept, { signature });
  location.assign(answer.case);
}

function watchAccept(bytes: Bytes, keyring: Keyring): void {
  const button = page.querySelector<HTMLButtonElement>("[data-take]");
  button?.addEventListener("click", () => {
    button.disabled = true;
    accept(bytes, keyring).catch((error: unknown) => {
      button.disabled = false;
      sayIn(page, sentenceOf(error), true);
    });
  });
}

function watchRefuse(giver: RosterDocument, keyring: Keyring): void {
  const form = page.querySelector<HTMLFormElement>("form[data-refuse]");
  if (form === null) return;
  const area = find<HTMLTextAreaElement>("textarea", form);
  onSubmit(form, texts, {
    seal: async () => {
      const readers = [await keyring.reader(), readerOf(giver)];
      const reason = await sealRecord("transfer-refusal", newId(), { text: area.value.trim() }, readers);
      return { path: form.action, body: forBoth(reason.id, reason.body, reason.grants) };
    },
    sent: () => {
      location.reload();
      return "";
    },
  });
}

async function start(): Promise<void> {
  sayIn(page, texts.opening);
  const keyring = await loadKeyring();
  const data = await getJson<OfferData>(values.source);
  const giver = await check(data, keyring);
  await show(data, keyring);
  watchAccept(fromB64u(data.document), keyring);
  watchRefuse(giver, keyring);
}

start().catch((error: unknown) => {
  if (!(error instanceof SignInNeeded)) sayIn(page, sentenceOf(error), true);
});
