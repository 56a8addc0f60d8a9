/** All tasks of a member: opens what each of them is. */

import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { SealedTexts } from "../case/thread/sealed-texts";
import { OWN_TASKS } from "./texts";

const { texts, values } = readTexts(OWN_TASKS);

async function fetchRecords(): Promise<readonly ServedRecord[]> {
  const answer = await getJson<{ readonly records: readonly ServedRecord[] }>(values.records);
  return answer.records;
}

async function unlock(): Promise<void> {
  const keyring = await loadKeyring();
  new SealedTexts(new RecordOpener(keyring), fetchRecords, texts).watch();
}

unlock().catch((error: unknown) => {
  if (error instanceof SignInNeeded) return;
  const notice = document.createElement("p");
  notice.className = "notice warn";
  notice.textContent = `${texts.noKeys} ${sentenceOf(error)}`;
  find("#said").replaceChildren(notice);
});
