/** Drafting an alert: objections while she writes, then exactly what goes out, then she signs. */

import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson, postJson } from "app/dashboard/frame/browser/server";
import { recall } from "app/dashboard/frame/browser/session";
import { AlertView, type Preview } from "app/dashboard/wording/alert/document-view";
import { readCanonical } from "vault/browser/canonical";
import {
  alertBytes,
  alertDocument,
  signAlert,
  type AlertDocument,
} from "vault/browser/documents/alert";
import {
  b64u,
  fromB64u,
  fromUtf8,
  newId,
  utf8,
  type Bytes,
  type JsonObject,
} from "vault/browser/encoding";
import { SentenceError } from "vault/browser/errors";
import { fillPlaceholders } from "vault/browser/placeholders";
import { sealRecord, type Grant } from "vault/browser/records";
import type { Roster } from "vault/browser/roster/roster";
import type { Keyring } from "vault/browser/trust/keyring";
import { RecordOpener, type ServedRecord } from "vault/browser/workers/record-opener";

import { ComparedTexts, NotAllCompared, type ServedTexts } from "./comparison/compared-texts";
import { overlapSummary, warnings, type Warning } from "./comparison/overlap";
import { AlertForm, languageOf, type Objection } from "./draft-form";

interface DraftData extends ServedTexts {
  readonly returned: ServedRecord | null;
}

/** What is shown to be signed. */
interface Ready {
  readonly document: AlertDocument;
  readonly bytes: Bytes;
  readonly office: Roster;
}

const TEMPLATE = "alert-mail/1";
/** A pause in typing after which the rules are asked. */
const PAUSE_MS = 250;

const page = document.getElementById("draft")!;
const texts = page.dataset;
const form = new AlertForm(
  document.getElementById("fields") as HTMLFormElement,
  JSON.parse(texts["fixed"]!) as JsonObject,
);
const signing = page.querySelector<HTMLElement>("[data-signing]")!;
const showButton = page.querySelector<HTMLButtonElement>("[data-show]")!;
const proposeButton = page.querySelector<HTMLButtonElement>("[data-propose]")!;
const view = new AlertView();

let keyring: Keyring | undefined;
let compared: ComparedTexts | undefined;
let ready: Ready | undefined;
let asked = 0;

function nameOf(member: string): string | undefined {
  const box = form.element.querySelector<HTMLInputElement>(`[name="recipient"][value="${member}"]`);
  return box?.dataset["name"];
}

function ownObjections(): Objection[] {
  const { statements } = form.read();
  const missing = statements["en"] ? [] : [{ field: "statement-en", sentence: texts["missing"]! }];
  const unvouched = Object.keys(statements)
    .filter((language) => !form.vouches(language))
    .map((language) => ({ field: `statement-${language}`, sentence: texts["vouch"]! }));
  return [...missing, ...unvouched];
}

/** Asks the rules; only the newest answer is shown. */
async function check(): Promise<void> {
  asked += 1;
  const mine = asked;
  const { fields, recipients, observation } = form.read();
  const affiliates = [...new Set(recipients.map(({ affiliate }) => affiliate))];
  const body = { fields, recipients: affiliates, observation };
  const answer = await postJson<{ readonly objections: Objection[] }>(texts["check"]!, body);
  if (mine !== asked) return;
  const all = [...answer.objections, ...ownObjections()];
  form.show(all);
  const blocked = all.length > 0;
  const unlocked = keyring !== undefined && compared?.complete === true;
  showButton.disabled = blocked || !unlocked;
  if (!unlocked) return;
  const sentence = blocked ? fillPlaceholders(texts["blocked"]!, { count: all.length }) : texts["ready"]!;
  sayIn(form.element, sentence, blocked);
}

function said({ kind, text }: Warning): string {
  return fillPlaceholders(texts[kind]!, { text });
}

function warningsOf(statement: string): Warning[] {
  return warnings(statement, (compared?.texts ?? []).map(({ text }) => text));
}

function list(place: Element, sentences: readonly string[]): void {
  place.replaceChildren(
    ...[...new Set(sentences)].map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }),
  );
}

function warn(): void {
  for (const area of form.areas()) {
    const place = form.element.querySelector(`[data-warnings="${languageOf(area)}"]`)!;
    list(place, warningsOf(area.value).map(said));
  }
}

function failed(place: HTMLElement): (error: unknown) => void {
  return (error) => sayIn(place, `${texts["failed"]} ${sentenceOf(error)}`, true);
}

let waiting: ReturnType<typeof setTimeout> | undefined;
function changed(): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    warn();
    check().catch(failed(form.element));
  }, PAUSE_MS);
}

/** Builds the document once: from here on nothing but its bytes is shown, hashed and signed. */
async function show(keys: Keyring, all: ComparedTexts): Promise<void> {
  // A worker may have written since the page was opened: nothing is signed before it is compared.
  const workers = await all.completeOr(notAll);
  const { fields, statements, recipients } = form.read();
  const select = form.element.querySelector<HTMLSelectElement>("#office")!;
  const office = await keys.partner(select.value);
  const document = alertDocument({
    alert: newId(),
    reference: form.reference,
    organisation: keys.organisation,
    release_by: office.document.organisation,
    fields,
    statements,
    vouched: Object.fromEntries(Object.keys(statements).map((one) => [one, keys.member.id])),
    recipients,
    template: TEMPLATE,
    overlap: await overlapSummary(statements, workers),
  });
  const bytes = alertBytes(document);
  ready = { document, bytes, office };
  await view.show(document, bytes, nameOf);
  const body = { document: b64u(bytes) };
  const { previews } = await postJson<{ readonly previews: Preview[] }>(texts["preview"]!, body);
  view.showPreviews(document, previews, nameOf);
  signing.querySelector("[data-office]")!.textContent = office.document.name;
  const found = signing.querySelector<HTMLElement>("[data-all-warnings]")!;
  list(found, Object.values(statements).flatMap(warningsOf).map(said));
  found.hidden = found.childElementCount === 0;
  turn(true);
}

function turn(toSigning: boolean): void {
  form.element.hidden = toSigning;
  signing.hidden = !toSigning;
  sayIn(signing, "");
  scrollTo({ top: 0 });
}

function granted({ epoch, grant }: Grant): { epoch: number; grant: string } {
  return { epoch, grant: b64u(grant) };
}

async function propose(keys: Keyring): Promise<void> {
  const { document, bytes, office } = ready!;
  const { organisation, epoch, keys: published } = office.document;
  const publicKey = published[String(epoch)];
  if (publicKey === undefined) throw new SentenceError("The head office holds no key to seal to.");
  const content = { document: fromUtf8(bytes) };
  const sealed = await sealRecord("alert", document.alert, content, [
    await keys.reader(),
    { organisation, epoch, publicKey: fromB64u(publicKey) },
  ]);
  const [own, headOffice] = sealed.grants;
  await postJson(texts["propose"]!, {
    document: b64u(bytes),
    signature: signAlert(bytes, keys.member.id, keys.signingSeed).signature,
    body: b64u(sealed.body),
    own_grant: granted(own!),
    head_office_grant: granted(headOffice!),
    observation: form.read().observation,
  });
  location.assign(texts["case"]!);
}

/** The head offices that her roster names; a choice only where there are several. */
async function offerOffices(keys: Keyring): Promise<void> {
  const select = form.element.querySelector<HTMLSelectElement>("#office")!;
  const named = keys.roster.document.releasers;
  const offices = await Promise.all(named.map(({ organisation }) => keys.partner(organisation)));
  select.replaceChildren(
    ...offices.map(({ document: { name, organisation } }) => new Option(name, organisation)),
  );
  form.element.querySelector<HTMLElement>("[data-offices]")!.hidden = offices.length < 2;
}

async function fillReturned(record: ServedRecord, opener: RecordOpener): Promise<void> {
  const { document } = await opener.openRecord(record);
  const { fields, statements } = readCanonical(utf8(String(document)));
  form.fill(fields as JsonObject, statements as JsonObject);
}

function notAll(left: number): string {
  return fillPlaceholders(texts["closed"]!, { count: left });
}

async function unlock(): Promise<void> {
  const comparing = form.element.querySelector<HTMLElement>("[data-comparing]")!;
  comparing.textContent = texts["opening"]!;
  const keys = await loadKeyring(await recall());
  await offerOffices(keys);
  const opener = new RecordOpener(keys);
  let returned: ServedRecord | null | undefined;
  const serve = async (from: number): Promise<ServedTexts> => {
    const data = await getJson<DraftData>(`${texts["source"]!}?from=${from}`);
    if (returned === undefined) {
      returned = data.returned;
      if (returned !== null) await fillReturned(returned, opener);
    }
    return data;
  };
  const all = new ComparedTexts(serve, opener, (done, total) => {
    const counts = { messages: done, total };
    comparing.textContent = fillPlaceholders(texts[done < total ? "progress" : "compared"]!, counts);
  });
  await all.completeOr(notAll);
  keyring = keys;
  compared = all;
  warn();
}

/** One click at a time; what she wrote stays where it fails. */
function onClick(button: HTMLButtonElement, place: HTMLElement, act: () => Promise<void>): void {
  button.disabled = true;
  act()
    .catch(failed(place))
    .finally(() => (button.disabled = false));
}

form.element.addEventListener("input", changed);
form.element.addEventListener("submit", (event) => {
  event.preventDefault();
  if (keyring === undefined || compared?.complete !== true || showButton.disabled) return;
  const [keys, workers] = [keyring, compared];
  onClick(showButton, form.element, () => show(keys, workers));
});
proposeButton.addEventListener("click", () => {
  const keys = keyring!;
  sayIn(signing, texts["sealing"]!);
  onClick(proposeButton, signing, () => propose(keys));
});
page.querySelector("[data-back]")!.addEventListener("click", () => turn(false));

unlock()
  .catch((error: unknown) => {
    if (error instanceof SignInNeeded) return;
    const why = error instanceof NotAllCompared ? "" : `${texts["noKeys"]} `;
    sayIn(form.element, why + sentenceOf(error), true);
  })
  .finally(() => void check().catch(failed(form.element)));
