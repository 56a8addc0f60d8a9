/** The pages of a buyer on which sealed texts stand: opens them, and says what the rules refuse. */

import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { sayRefusals } from "app/dashboard/frame/browser/htmx-answers";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { SealedTexts } from "app/dashboard/monitor/case/thread/sealed-texts";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { SEALED } from "./texts";

const { texts, values } = readTexts(SEALED);

function say(sentence: string): void {
  const notice = document.createElement("p");
  notice.className = "notice warn";
  notice.textContent = sentence;
  const place = find("#said");
  place.replaceChildren(notice);
  place.scrollIntoView({ block: "center" });
}

async function fetchRecords(): Promise<readonly ServedRecord[]> {
  const answer = await getJson<{ readonly records: readonly ServedRecord[] }>(values.records);
  return answer.records;
}

async function unlock(): Promise<void> {
  const sealed = new SealedTexts(new RecordOpener(await loadKeyring()), fetchRecords, texts);
  sealed.watch();
  document.addEventListener("htmx:afterSwap", ({ target }) => {
    if (!(target instanceof Element) || target.id === "said") return;
    find("#said").replaceChildren();
    sealed.watch();
  });
}

sayRefusals(say, texts);
unlock().catch((error: unknown) => {
  if (!(error instanceof SignInNeeded)) say(`${texts.noKeys} ${sentenceOf(error)}`);
});
