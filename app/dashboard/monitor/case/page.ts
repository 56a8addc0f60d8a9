/** One case: opens its texts with the member's keys, and seals what the member writes. */

import { Drafts } from "app/dashboard/frame/browser/drafts";
import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { sayRefusals, skipWhatIsSame } from "app/dashboard/frame/browser/htmx-answers";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson, postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { hasText } from "app/dashboard/frame/browser/unsent";
import type { JsonObject } from "vault/browser/encoding";
import { fillPlaceholders } from "vault/browser/placeholders";
import type { Keyring } from "vault/browser/trust/keyring";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { watchTemplates } from "../reply_templates/insert";
import { watchChosen } from "./forms/chosen";
import { watchFinding } from "./forms/finding-form";
import { restAfterSwap } from "./forms/fresh-steps";
import { watchNote } from "./forms/note-form";
import { watchLevel } from "./forms/level-form";
import { passLate, watchOffer, watchOverride } from "./forms/transfer-form";
import { watchCost, watchReply } from "./forms/reply-form";
import { watchTask } from "./forms/task-form";
import { CASE } from "./texts";
import { Attachments } from "./thread/attachments";
import { watchPrint } from "./thread/print";
import { ReadOnScreen } from "./thread/read-on-screen";
import { SeenHere } from "./thread/seen-here";
import { SealedTexts } from "./thread/sealed-texts";
import { measure } from "./thread/sms-segments";

const { texts, values } = readTexts(CASE);
const replies = document.querySelectorAll<HTMLFormElement>("form[data-reply]");

function say(sentence: string): void {
  const notice = document.createElement("p");
  notice.className = "notice warn";
  notice.textContent = sentence;
  const place = find("#said");
  place.replaceChildren(notice);
  place.scrollIntoView({ block: "center" });
}

/** A member's text shows what it cost on the worker's phone, once it is open. */
function showParts(id: string, text: string): void {
  const place = document.querySelector<HTMLElement>(`[data-sms] [data-parts="${id}"]`);
  if (place === null) return;
  const { parts } = measure(text);
  place.textContent = ` · ${parts === 1 ? texts.partsOne : fillPlaceholders(texts.partsMany, { parts })}`;
}

/** The shortest part that a carrier cuts a text into: 67 units of UCS-2, less a letter of two. */
const SHORTEST_PART = 66;

/** Texts that came within seconds are shown as one; a short one of them was a text by itself. */
function showWhole(id: string, text: string): void {
  const place = document.querySelector<HTMLElement>(`.joined [data-record="${id}"]`);
  place?.classList.toggle("whole", text.length < SHORTEST_PART);
}

/**
 * A text that was decoded is shown as it can be read, and as it came on request; one that may be
 * Zawgyi is shown as it came, and read as Zawgyi on request.
 */
function showOther(id: string, content: JsonObject, other: "original" | "zawgyi"): void {
  const text = content[other];
  const place = document.querySelector<HTMLElement>(`[data-${other}="${id}"]`);
  if (place === null || typeof text !== "string") return;
  find("p", place).textContent = text;
  place.hidden = false;
}

async function fetchRecords(): Promise<readonly ServedRecord[]> {
  const answer = await getJson<{ readonly records: readonly ServedRecord[] }>(values.records);
  return answer.records;
}

function openTexts(
  keyring: Keyring,
  nameFile: (id: string, content: JsonObject) => void,
  look: () => void,
): SealedTexts {
  const opener = new RecordOpener(keyring);
  const onOpened = (id: string, text: string, content: JsonObject): void => {
    showParts(id, text);
    showWhole(id, text);
    showOther(id, content, "original");
    showOther(id, content, "zawgyi");
    nameFile(id, content);
    look();
  };
  return new SealedTexts(opener, fetchRecords, texts, onOpened, look);
}

/** A page opens where its member has not read yet, unless that is its beginning. */
function openAtUnread(): void {
  const unread = document.querySelector("li.bubble[data-unread]");
  if (unread === null || unread === document.querySelector("li.bubble") || location.hash) return;
  unread.scrollIntoView({ block: "start" });
}

async function unlock(): Promise<void> {
  const keyring = await loadKeyring();
  const reading = new ReadOnScreen((seen) => postJson(values.read, { seen }));
  const seen = new SeenHere();
  const sealed: SealedTexts = openTexts(
    keyring,
    (id, content) => {
      attachments.name(id, content);
    },
    () => {
      reading.look();
      seen.look();
    },
  );
  const attachments = new Attachments((id) => sealed.content(id), texts, say);
  const watch = (): void => {
    sealed.watch();
    attachments.watch();
    reading.watch();
    seen.watch();
  };
  openAtUnread();
  watch();
  watchPrint(() => sealed.openAll());
  const drafts = await Drafts.of(keyring.member);
  for (const form of replies) {
    await drafts.watch(form, `reply ${form.dataset["reply"]}`);
    watchReply(form, keyring, texts, seen);
  }
  await watchSide(keyring, drafts);
  watchLevel(values.case, keyring, say);
  // What a refresh brought is sealed again, or is a new form.
  document.addEventListener("htmx:oobAfterSwap", watch);
  document.addEventListener("htmx:afterSwap", () => {
    watch();
    void watchSide(keyring, drafts);
  });
}

/** The side is swapped after every change, and its forms with it. */
async function watchSide(keyring: Keyring, drafts: Drafts): Promise<void> {
  const forms = [
    { name: "finding", watch: watchFinding },
    { name: "note", watch: watchNote },
    { name: "task", watch: watchTask },
    { name: "offer", watch: watchOffer },
    { name: "override", watch: watchOverride },
  ];
  passLate(keyring).catch((error: unknown) => say(sentenceOf(error)));
  for (const { name, watch } of forms) {
    const form = document.querySelector<HTMLFormElement>(`form[data-${name}]:not([data-watched])`);
    if (form === null) continue;
    form.dataset["watched"] = "1";
    await drafts.watch(form, name);
    if (hasText(form)) find<HTMLDetailsElement>(`#${name}-form`).open = true;
    watch(form, keyring, texts);
  }
}

/** The button for a finding is beside the case's name; its form is folded below. */
document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element) || target.closest('a[href="#finding-form"]') === null) return;
  find<HTMLDetailsElement>("#finding-form").open = true;
});

skipWhatIsSame();
sayRefusals(say, texts);
watchChosen();
restAfterSwap("htmx:oobAfterSwap", "head", ".steps button");
for (const form of replies) {
  watchCost(form, texts);
  watchTemplates(form);
}
unlock().catch((error: unknown) => {
  if (!(error instanceof SignInNeeded)) say(`${texts.noKeys} ${sentenceOf(error)}`);
});
