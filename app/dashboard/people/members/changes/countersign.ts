/** The second signature under a version that adds people. */

import { getJson, postJson } from "app/dashboard/frame/browser/server";
import { equal, fromB64u, type Bytes } from "vault/browser/encoding";
import { RosterRefused } from "vault/browser/errors";
import { readRoster, type RosterDocument, type RosterMember } from "vault/browser/roster/document";
import { signedBy, type SignedDocument } from "vault/browser/roster/signatures";
import { nextRoster, rosterBytes, signRoster } from "vault/browser/roster/versions";
import type { Keyring } from "vault/browser/trust/keyring";

/** A version that waits for its second signature, checked: it adds these people, or makes papers. */
export interface Waiting {
  readonly bytes: Bytes;
  readonly added: readonly RosterMember[];
}

/** @throws RosterRefused where it is not the next version, or changes more than one thing. */
export async function readWaiting(keyring: Keyring, number: number): Promise<Waiting> {
  const { roster } = keyring;
  const waiting = await getJson<SignedDocument>(`/people/rosters/${number}.json`);
  const bytes = fromB64u(waiting.document);
  const document = readRoster(bytes);
  const [first] = waiting.signatures;
  if (first === undefined || !signedBy(roster.document, "roster", bytes, first)) {
    throw new RosterRefused("The first signature is not valid.");
  }
  const known = new Set(roster.document.members.map(({ id }) => id));
  const added = document.members.filter(({ id }) => !known.has(id));
  const next = added.length > 0 ? withAdded(keyring, added) : withPapers(keyring, document);
  if (!equal(rosterBytes(document), rosterBytes(next))) {
    throw new RosterRefused("This change does more than it says. Do not sign it.");
  }
  return { bytes, added };
}

function withAdded({ roster }: Keyring, added: readonly RosterMember[]): RosterDocument {
  const members = [...roster.document.members, ...added];
  return nextRoster(roster.document, roster.digest, { members });
}

function withPapers({ roster }: Keyring, { recovery }: RosterDocument): RosterDocument {
  return nextRoster(roster.document, roster.digest, { recovery });
}

export async function countersign(
  keyring: Keyring,
  number: number,
  { bytes }: Waiting,
): Promise<void> {
  const { signature } = signRoster(bytes, keyring.member.id, keyring.signingSeed);
  await postJson(`/people/rosters/${number}/sign`, { signature });
}
