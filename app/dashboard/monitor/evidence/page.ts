/** The evidence of one case: opens what is sealed in it, and seals what a member writes. */

import { Drafts } from "app/dashboard/frame/browser/drafts";
import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { sayRefusals } from "app/dashboard/frame/browser/htmx-answers";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { locale, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { hasText } from "app/dashboard/frame/browser/unsent";
import type { JsonObject } from "vault/browser/encoding";
import { fillPlaceholders } from "vault/browser/placeholders";
import type { Keyring } from "vault/browser/trust/keyring";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { SealedTexts } from "../case/thread/sealed-texts";
import { watchFact } from "./facts/fact-form";
import { besideMinimum, type Figure, inWords } from "./facts/figures";
import { watchCustody, watchItem } from "./forms";
import { EVIDENCE } from "./texts";

const { texts, values } = readTexts(EVIDENCE);
const language = locale();
const PERIODS: Readonly<Record<string, string>> = {
  hour: texts.periodHour,
  day: texts.periodDay,
  week: texts.periodWeek,
  month: texts.periodMonth,
};

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

/** A figure is sealed as a bare number: it is shown with all that belongs to it. */
function showFigure(id: string, content: JsonObject): void {
  const beside = document.querySelector<HTMLElement>(`[data-compared="${id}"]`);
  const place = document.querySelector<HTMLElement>(`[data-record="${id}"][data-field="value"]`);
  if (beside === null || place === null || typeof content["value"] !== "string") return;
  const figure = content as unknown as Figure;
  place.textContent = inWords(figure, PERIODS[figure.period ?? ""] ?? "", language);
  const compared = besideMinimum(figure, language);
  beside.textContent = compared === undefined ? "" : fillPlaceholders(texts.minimum, compared);
}

async function unlock(): Promise<void> {
  const keyring = await loadKeyring();
  const sealed = new SealedTexts(
    new RecordOpener(keyring),
    fetchRecords,
    texts,
    (id, _text, content) => showFigure(id, content),
  );
  const drafts = await Drafts.of(keyring.member);
  sealed.watch();
  await watchForms(keyring, drafts);
  document.addEventListener("htmx:afterSwap", ({ target }) => {
    if (!(target instanceof Element) || target.id !== "register") return;
    find("#said").replaceChildren();
    sealed.watch();
    void watchForms(keyring, drafts);
  });
}

/** The register is swapped after every change, and its forms with it. */
async function watchForms(keyring: Keyring, drafts: Drafts): Promise<void> {
  const forms = document.querySelectorAll<HTMLFormElement>("form[data-sealed]:not([data-watched])");
  for (const form of forms) {
    form.dataset["watched"] = "1";
    const about = form.dataset["sealed"] ?? "";
    await drafts.watch(form, `evidence ${about}`);
    const folded = form.closest("details");
    if (hasText(form) && folded !== null) folded.open = true;
    const sent = (): string => empty(form);
    if (about === "item") watchItem(form, keyring, texts, sent);
    else if (about === "fact") watchFact(form, keyring, texts, sent);
    else watchCustody(form, keyring, texts, sent);
  }
}

/** The form goes with the register that holds it: what was written stands there now. */
function empty(form: HTMLFormElement): string {
  for (const area of form.querySelectorAll("textarea")) {
    area.value = "";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  document.getElementById("register")?.dispatchEvent(new Event("refresh"));
  return "";
}

sayRefusals(say, texts);
unlock().catch((error: unknown) => {
  if (!(error instanceof SignInNeeded)) say(`${texts.noKeys} ${sentenceOf(error)}`);
});
