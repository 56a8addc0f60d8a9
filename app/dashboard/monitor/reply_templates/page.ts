/** The organisation's reply templates: opened with the member's keys, and sealed when one is kept. */

import { Drafts } from "app/dashboard/frame/browser/drafts";
import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { newId } from "vault/browser/encoding";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { watchCost } from "../case/forms/reply-form";
import { onSubmit, sealedHere } from "../case/forms/sealed-form";
import { SealedTexts } from "../case/thread/sealed-texts";
import { TEMPLATES } from "./texts";

const { texts, values } = readTexts(TEMPLATES);
const form = find<HTMLFormElement>("form[data-keep]");

async function fetchRecords(): Promise<readonly ServedRecord[]> {
  const answer = await getJson<{ readonly records: readonly ServedRecord[] }>(values.records);
  return answer.records;
}

async function unlock(): Promise<void> {
  const keyring = await loadKeyring();
  new SealedTexts(new RecordOpener(keyring), fetchRecords, texts).watch();
  const drafts = await Drafts.of(keyring.member);
  await drafts.watch(form, "reply template");
  const area = find<HTMLTextAreaElement>("textarea", form);
  const language = find<HTMLSelectElement>("select", form);
  onSubmit(form, texts, {
    seal: async () => ({
      path: form.action,
      body: {
        ...(await sealedHere("reply-template", newId(), { text: area.value.trim() }, keyring)),
        language: language.value,
      },
    }),
    sent: () => {
      area.value = "";
      area.dispatchEvent(new Event("input", { bubbles: true }));
      location.reload();
      return "";
    },
  });
}

watchCost(form, texts);
unlock().catch((error: unknown) => {
  if (error instanceof SignInNeeded) return;
  const place = find("#said");
  place.textContent = `${texts.noKeys} ${sentenceOf(error)}`;
  place.hidden = false;
});
