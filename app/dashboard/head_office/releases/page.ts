/** Releasing an alert: opened and checked here, shown as it is, signed by a second person. */

import { confirmedRoster } from "app/dashboard/frame/browser/confirmed-organisation";
import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { getJson, postJson } from "app/dashboard/frame/browser/server";
import { readTexts } from "app/dashboard/frame/browser/texts";
import { DocumentView, type Preview } from "app/dashboard/wording/alert/document-view";
import { RemarkList } from "app/dashboard/wording/remarks/remark-list";
import { RemarkWords } from "app/dashboard/wording/remarks/remark-words";
import {
  draftHolds,
  readAlert,
  releaseHolds,
  signAlert,
  type AlertDocument,
  type AlertRosters,
} from "vault/browser/documents/alert";
import { b64u, fromB64u, sha256Hex, utf8, type Bytes } from "vault/browser/encoding";
import type { RosterDocument } from "vault/browser/roster/document";
import type { SignedDocument } from "vault/browser/roster/signatures";
import type { Signature } from "vault/browser/signing";
import type { Keyring } from "vault/browser/trust/keyring";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { RELEASE } from "./texts";

interface ReleaseData {
  readonly organisation: string;
  readonly digest: string;
  readonly drafter: Signature;
  readonly record: ServedRecord;
  readonly monitors: readonly SignedDocument[];
  readonly previous: string | null;
  readonly pins: string | null;
}

interface Opened {
  readonly alert: AlertDocument;
  readonly bytes: Bytes;
  readonly rosters: AlertRosters;
}

const { element: page, texts, values } = readTexts(RELEASE);
const view = new DocumentView();
const remarks = new RemarkList(find("[data-all-remarks]", page));

/** The monitors' roster, whose words the releaser confirmed, now or before. */
async function rosterOf(data: ReleaseData, keyring: Keyring): Promise<RosterDocument> {
  const other = { organisation: data.organisation, chain: data.monitors, pins: data.pins };
  const roster = await confirmedRoster(other, keyring, {
    question: find("[data-pin]", page),
    keep: values.pins,
    asked: () => sayIn(page, ""),
    confirmed: () => sayIn(page, texts.opening),
  });
  return roster.document;
}

/** Opens the document and checks that it is what was proposed, by whom it was proposed. */
async function open(data: ReleaseData, keyring: Keyring): Promise<Opened> {
  const monitor = await rosterOf(data, keyring);
  const opener = new RecordOpener(keyring);
  const content = await opener.openRecord(data.record);
  opener.end();
  const bytes = utf8(String(content["document"]));
  const alert = readAlert(bytes);
  const asProposed =
    (await sha256Hex(bytes)) === data.digest &&
    alert.alert === values.alert &&
    alert.release_by === keyring.organisation;
  if (!asProposed) throw new Error(texts.other);
  const rosters = { monitor, headOffice: keyring.roster.document };
  if (!draftHolds(bytes, data.drafter, rosters)) throw new Error(texts.unsigned);
  return { alert, bytes, rosters };
}

async function show({ alert, bytes }: Opened, previous: string | null): Promise<void> {
  const before = previous === null ? undefined : readAlert(fromB64u(previous));
  const nobody = (): undefined => undefined;
  await view.show(alert, bytes, nobody, before);
  const body = { document: b64u(bytes) };
  const { previews } = await postJson<{ readonly previews: Preview[] }>(values.preview, body);
  view.showPreviews(alert, previews, nobody);
  find("[data-opened]", page).hidden = false;
  sayIn(page, texts.holds);
}

async function release(opened: Opened, drafter: Signature, keyring: Keyring): Promise<void> {
  const { bytes, rosters } = opened;
  const own = signAlert(bytes, keyring.member.id, keyring.signingSeed);
  if (!releaseHolds(bytes, drafter, own, rosters)) throw new Error(texts.alone);
  const body = { document: b64u(bytes), signature: own.signature, confirmed: remarks.about };
  await postJson(values.sign, body);
  location.reload();
}

async function start(): Promise<void> {
  sayIn(page, texts.opening);
  const keyring = await loadKeyring();
  const data = await getJson<ReleaseData>(values.source);
  const opened = await open(data, keyring);
  await show(opened, data.previous);
  const button = page.querySelector<HTMLButtonElement>("[data-release]");
  const confirm = (): void => {
    button?.toggleAttribute("disabled", !remarks.allConfirmed);
  };
  remarks.show(new RemarkWords().ofDocument(opened.alert), button === null ? undefined : confirm);
  confirm();
  button?.addEventListener("click", () => {
    button.disabled = true;
    release(opened, data.drafter, keyring).catch((error: unknown) => {
      button.disabled = false;
      sayIn(page, `${texts.failed} ${sentenceOf(error)}`, true);
    });
  });
}

start().catch((error: unknown) => {
  if (!(error instanceof SignInNeeded)) sayIn(page, sentenceOf(error), true);
});
