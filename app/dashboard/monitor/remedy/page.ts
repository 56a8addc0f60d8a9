/** The remedy of one case: opens what is sealed in its plan, and seals what a member writes. */

import { Drafts } from "app/dashboard/frame/browser/drafts";
import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { sayRefusals } from "app/dashboard/frame/browser/htmx-answers";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { hasText } from "app/dashboard/frame/browser/unsent";
import type { Keyring } from "vault/browser/trust/keyring";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { restAfterSwap } from "../case/forms/fresh-steps";
import { SealedTexts } from "../case/thread/sealed-texts";
import { watchNewAction, watchStep } from "./forms";
import { REMEDY } from "./texts";

const { texts, values } = readTexts(REMEDY);

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

/** A link leads into a folded form, and opens it. */
function openFolded(id: string): void {
  const place = id === "" ? null : document.getElementById(id);
  const folded = place instanceof HTMLDetailsElement ? place : place?.closest("details");
  if (folded) folded.open = true;
}

async function unlock(): Promise<void> {
  const keyring = await loadKeyring();
  const sealed = new SealedTexts(new RecordOpener(keyring), fetchRecords, texts);
  const drafts = await Drafts.of(keyring.member);
  sealed.watch();
  await watchForms(keyring, drafts);
  document.addEventListener("htmx:afterSwap", ({ target }) => {
    if (!(target instanceof Element) || target.id !== "plan") return;
    find("#said").replaceChildren();
    sealed.watch();
    void watchForms(keyring, drafts);
  });
}

/** The plan is swapped after every change, and its forms with it. */
async function watchForms(keyring: Keyring, drafts: Drafts): Promise<void> {
  const forms = document.querySelectorAll<HTMLFormElement>("form[data-sealed]:not([data-watched])");
  for (const form of forms) {
    form.dataset["watched"] = "1";
    const about = form.dataset["sealed"] ?? "";
    await drafts.watch(form, `remedy ${about}`);
    if (hasText(form)) openFolded(form.id);
    if (about === "new") watchNewAction(form, keyring, texts);
    else watchStep(form, keyring, texts);
  }
}

document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
  openFolded(link?.getAttribute("href")?.slice(1) ?? "");
});

sayRefusals(say, texts);
restAfterSwap("htmx:afterSwap", "plan", "button[data-step]");
openFolded(location.hash.slice(1));
unlock().catch((error: unknown) => {
  if (!(error instanceof SignInNeeded)) say(`${texts.noKeys} ${sentenceOf(error)}`);
});
