/** Opening the page: the keys, the head offices, a draft that came back, and what workers wrote. */

import { find } from "app/dashboard/frame/browser/elements";
import { loadKeyring } from "app/dashboard/frame/browser/load-keyring";
import { getJson } from "app/dashboard/frame/browser/server";
import { readCanonical } from "vault/browser/canonical";
import { utf8, type JsonObject } from "vault/browser/encoding";
import { fillPlaceholders } from "vault/browser/placeholders";
import type { AnsweredRemark } from "vault/browser/documents/alert";
import type { Keyring } from "vault/browser/trust/keyring";
import { RecordOpener, type ServedRecord } from "vault/browser/web_workers/record-opener";

import { ComparedTexts, type ServedTexts } from "./comparison/compared-texts";
import type { StatementRemarks } from "./comparison/statement-remarks";
import type { DraftForm } from "./form/draft-form";
import type { DraftTexts, DraftValues } from "./texts";

interface DraftData extends ServedTexts {
  /** The last draft, where the head office returned it. */
  readonly returned: ServedRecord | null;
}

/** What a draft needs before it can be shown and signed. */
export interface Unlocked {
  readonly keyring: Keyring;
  readonly compared: ComparedTexts;
}

/** @throws NotAllCompared, RosterRefused, SignInNeeded */
export async function unlock(
  form: DraftForm,
  remarks: StatementRemarks,
  texts: DraftTexts,
  values: DraftValues,
): Promise<Unlocked> {
  const comparing = find("[data-comparing]", form.element);
  comparing.textContent = texts.opening;
  const keyring = await loadKeyring();
  await offerOffices(form, keyring);
  const opener = new RecordOpener(keyring);
  const serve = servedTexts(form, remarks, values, opener);
  const compared = new ComparedTexts(serve, opener, (done, total) => {
    const sentence = done < total ? texts.progress : texts.compared;
    comparing.textContent = fillPlaceholders(sentence, { messages: done, total });
  });
  await compareAll(compared, texts);
  return { keyring, compared };
}

/** Every text of workers, those that came meanwhile too. @throws NotAllCompared */
export function compareAll(compared: ComparedTexts, texts: DraftTexts) {
  return compared.completeOr((left) => fillPlaceholders(texts.closed, { count: left }));
}

/** Gives the texts from a place on; the first answer fills in a draft that came back. */
function servedTexts(
  form: DraftForm,
  remarks: StatementRemarks,
  { source }: DraftValues,
  opener: RecordOpener,
) {
  let first = true;
  return async (from: number): Promise<ServedTexts> => {
    const data = await getJson<DraftData>(`${source}?from=${from}`);
    if (first && data.returned !== null) await fillReturned(form, remarks, data.returned, opener);
    first = false;
    return data;
  };
}

async function fillReturned(
  form: DraftForm,
  remarks: StatementRemarks,
  record: ServedRecord,
  opener: RecordOpener,
): Promise<void> {
  const { document } = await opener.openRecord(record);
  const content = readCanonical(utf8(String(document)));
  form.fill(content["fields"] as JsonObject, content["statements"] as JsonObject);
  remarks.fill((content["remarks"] ?? []) as unknown as AnsweredRemark[]);
}

/** The head offices that the member's roster names; a choice only where there are several. */
async function offerOffices(form: DraftForm, keyring: Keyring): Promise<void> {
  const named = keyring.roster.document.releasers;
  const offices = await Promise.all(
    named.map(({ organisation }) => keyring.partner(organisation)),
  );
  form.offices.replaceChildren(
    ...offices.map(({ document: { name, organisation } }) => new Option(name, organisation)),
  );
  find("[data-offices]", form.element).hidden = offices.length < 2;
}
