/** The document of a draft: built once, then nothing but its bytes is shown, hashed and signed. */

import {
  alertBytes,
  alertDocument,
  signAlert,
  type AlertDocument,
} from "vault/browser/documents/alert";
import { b64u, fromB64u, fromUtf8, newId, type Bytes } from "vault/browser/encoding";
import { SentenceError } from "vault/browser/errors";
import { sealRecord, type Grant } from "vault/browser/records";
import type { Roster } from "vault/browser/roster/roster";
import type { Keyring } from "vault/browser/trust/keyring";

import { overlapSummary, type Compared } from "../comparison/overlap";
import type { RemarkedDraft } from "../form/draft-form";

const TEMPLATE = "alert-mail/1";

/** What is shown to be signed. */
export interface Proposal {
  readonly document: AlertDocument;
  readonly bytes: Bytes;
  readonly office: Roster;
}

/**
 * @param workers every text of workers in the case.
 * @param office the head office that is to release it.
 */
export async function buildProposal(
  draft: RemarkedDraft,
  reference: string,
  workers: readonly Compared[],
  office: Roster,
  keyring: Keyring,
): Promise<Proposal> {
  const { fields, statements, recipients, observation, remarks } = draft;
  const content = {
    alert: newId(),
    reference,
    organisation: keyring.organisation,
    release_by: office.document.organisation,
    fields,
    statements,
    vouched: Object.fromEntries(Object.keys(statements).map((one) => [one, keyring.member.id])),
    recipients,
    template: TEMPLATE,
    overlap: await overlapSummary(statements, workers),
  };
  const document = alertDocument(content, remarks, observation);
  return { document, bytes: alertBytes(document), office };
}

function asPosted(grant: Grant | undefined): { epoch: number; grant: string } {
  if (grant === undefined) throw new RangeError("the alert was sealed for one reader only");
  return { epoch: grant.epoch, grant: b64u(grant.grant) };
}

/**
 * Signs the bytes and seals them for both organisations, as the server takes them.
 * @throws SentenceError where the head office holds no key.
 */
export async function signProposal(
  { document, bytes, office }: Proposal,
  keyring: Keyring,
): Promise<object> {
  const { organisation, epoch, keys } = office.document;
  const publicKey = keys[String(epoch)];
  if (publicKey === undefined) {
    throw new SentenceError("The head office holds no key to seal to.");
  }
  const content = { document: fromUtf8(bytes) };
  const sealed = await sealRecord("alert", document.alert, content, [
    await keyring.reader(),
    { organisation, epoch, publicKey: fromB64u(publicKey) },
  ]);
  const [own, headOffice] = sealed.grants;
  return {
    document: b64u(bytes),
    signature: signAlert(bytes, keyring.member.id, keyring.signingSeed).signature,
    body: b64u(sealed.body),
    own_grant: asPosted(own),
    head_office_grant: asPosted(headOffice),
  };
}
