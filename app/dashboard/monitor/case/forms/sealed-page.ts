/** What the pages beside a case share: sealed texts of one part, and forms that are sealed here. */

import { Drafts } from "app/dashboard/frame/browser/drafts";
import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { sayRefusals } from "app/dashboard/frame/browser/htmx-answers";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson } from "app/dashboard/frame/browser/server";
import { hasText } from "app/dashboard/frame/browser/unsent";
import type { JsonObject } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { SealedTexts } from "../thread/sealed-texts";
import type { CaseTexts } from "../texts";

export interface SealedPage {
  /** The id of the part that is swapped after every change, and its forms with it. */
  readonly part: string;
  /** What drafts of its forms are called by. */
  readonly called: string;
  /** Where its sealed records are asked for. */
  readonly records: string;
  readonly texts: Pick<CaseTexts, "closed" | "ungranted" | "noKeys" | "unknown" | "offline">;
  /** Readies the form of `data-sealed`; its texts are kept as a draft already. */
  readonly watchForm: (form: HTMLFormElement, about: string, keyring: Keyring) => void;
  readonly onOpened?: (id: string, text: string, content: JsonObject) => void;
}

/** A sentence at the head of the page. */
export function say(sentence: string): void {
  const notice = document.createElement("p");
  notice.className = "notice warn";
  notice.textContent = sentence;
  const place = find("#said");
  place.replaceChildren(notice);
  place.scrollIntoView({ block: "center" });
}

/** The form goes with the part that holds it: what was written stands there now. */
export function emptied(form: HTMLFormElement, part: string): string {
  for (const area of form.querySelectorAll("textarea")) {
    area.value = "";
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  document.getElementById(part)?.dispatchEvent(new Event("refresh"));
  return "";
}

/** What the form holds under a name, without spaces around it. */
export function fieldsOf(form: HTMLFormElement): (name: string) => string {
  const fields = new FormData(form);
  return (name) => String(fields.get(name) ?? "").trim();
}

/** Opens what is sealed and readies the forms, once the keys are there; says why where they aren't. */
export function openSealedPage(page: SealedPage): void {
  sayRefusals(say, page.texts);
  unlock(page).catch((error: unknown) => {
    if (!(error instanceof SignInNeeded)) say(`${page.texts.noKeys} ${sentenceOf(error)}`);
  });
}

async function unlock(page: SealedPage): Promise<void> {
  const keyring = await loadKeyring();
  const fetch = async (): Promise<readonly ServedRecord[]> =>
    (await getJson<{ readonly records: readonly ServedRecord[] }>(page.records)).records;
  const sealed = new SealedTexts(new RecordOpener(keyring), fetch, page.texts, page.onOpened);
  const drafts = await Drafts.of(keyring.member);
  sealed.watch();
  await watchForms(page, keyring, drafts);
  document.addEventListener("htmx:afterSwap", ({ target }) => {
    if (!(target instanceof Element) || target.id !== page.part) return;
    find("#said").replaceChildren();
    sealed.watch();
    void watchForms(page, keyring, drafts);
  });
}

async function watchForms(page: SealedPage, keyring: Keyring, drafts: Drafts): Promise<void> {
  const forms = document.querySelectorAll<HTMLFormElement>("form[data-sealed]:not([data-watched])");
  for (const form of forms) {
    form.dataset["watched"] = "1";
    const about = form.dataset["sealed"] ?? "";
    await drafts.watch(form, `${page.called} ${about}`);
    const folded = form.closest("details");
    if (hasText(form) && folded !== null) folded.open = true;
    page.watchForm(form, about, keyring);
  }
}
