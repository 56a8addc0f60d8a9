/**
 * Believing a roster (design 3): each version is signed by a coordinator of the one before, a
 * releaser is added by two, and the first one's hash (the genesis) is pinned by the member.
 */

import { b64u, fromB64u, sha256Hex, type Bytes } from "./encoding";
import { RosterRefused } from "./errors";
import {
  COORDINATOR,
  readRoster,
  RELEASER,
  type RosterDocument,
  type RosterMember,
} from "./roster-document";
import { sign, signatureHolds, type Signature } from "./signing";

export interface SignedDocument {
  /** The exact bytes, base64url. */
  readonly document: string;
  readonly signatures: readonly Signature[];
}

/** A believed roster: the newest version of a chain that was checked from its genesis. */
export interface Roster {
  readonly document: RosterDocument;
  /** SHA-256 of the newest version's bytes, hexadecimal. */
  readonly digest: string;
  readonly genesis: string;
}

/** Where the highest version seen is remembered; localStorage in a browser. */
export type Memory = Pick<Storage, "getItem" | "setItem">;

function holder(roster: RosterDocument, member: string): RosterMember | undefined {
  return roster.members.find(({ id }) => id === member);
}

/** True when a member of this roster signed these bytes for this purpose. */
export function signedBy(
  roster: RosterDocument,
  purpose: "roster" | "reply" | "alert",
  bytes: Bytes,
  { member, signature }: Signature,
): boolean {
  const known = holder(roster, member);
  try {
    return (
      known !== undefined &&
      signatureHolds(purpose, bytes, fromB64u(signature), fromB64u(known.signing))
    );
  } catch {
    return false;
  }
}

/** Members who may release with a key that was no releaser's before: a new person, role or key. */
export function newReleasers(
  before: RosterDocument,
  after: RosterDocument,
): readonly RosterMember[] {
  return after.members.filter((member) => {
    const known = holder(before, member.id);
    const releasedBefore =
      known?.roles.includes(RELEASER) === true && known.signing === member.signing;
    return member.roles.includes(RELEASER) && !releasedBefore;
  });
}

function checkSignatures(
  authority: RosterDocument,
  version: RosterDocument,
  bytes: Bytes,
  signed: SignedDocument,
): void {
  const valid = signed.signatures.filter((signature) =>
    signedBy(authority, "roster", bytes, signature),
  );
  const signers = authority.members.filter(({ id }) => valid.some(({ member }) => member === id));
  if (!signers.some(({ roles }) => roles.includes(COORDINATOR))) {
    throw new RosterRefused("Roster {number} is not signed by a coordinator of the one before it.", {
      number: version.number,
    });
  }
  const weighty = signers.filter(
    ({ roles }) => roles.includes(COORDINATOR) || roles.includes(RELEASER),
  );
  const keys = new Set(weighty.map(({ signing }) => signing));
  if (version.number > 1 && newReleasers(authority, version).length > 0 && keys.size < 2) {
    throw new RosterRefused("Roster {number} adds a releaser with one signature only.", { number: version.number });
  }
}

function checkSuccession(previous: Roster | undefined, version: RosterDocument): void {
  const expected = previous === undefined ? 1 : previous.document.number + 1;
  if (version.number !== expected)
    throw new RosterRefused("Roster {expected} is missing or out of order.", { expected });
  if (version.previous !== (previous?.digest ?? null)) {
    throw new RosterRefused("Roster {number} does not follow the one before it.", { number: version.number });
  }
  if (previous === undefined) return;
  const { organisation, kind, epoch } = previous.document;
  if (version.organisation !== organisation || version.kind !== kind) {
    throw new RosterRefused("Roster {number} speaks for another organisation.", { number: version.number });
  }
  if (version.epoch < epoch)
    throw new RosterRefused("Roster {number} goes back to an older key.", { number: version.number });
}

interface Seen {
  readonly number: number;
  readonly digest: string;
}

function seenBefore(memory: Memory, organisation: string): Seen | undefined {
  const kept = memory.getItem(`firedoor/roster/${organisation}`)?.split(" ");
  return kept?.length === 2 ? { number: Number(kept[0]), digest: kept[1]! } : undefined;
}

function checkAgainstMemory(seen: Seen | undefined, digests: readonly string[]): void {
  if (seen === undefined) return;
  if (digests.length < seen.number)
    throw new RosterRefused("This roster is older than one that this browser has seen.");
  // A second version under a number already seen would show colleagues different keys.
  if (digests[seen.number - 1] !== seen.digest) {
    throw new RosterRefused(
      "This roster is not the one that this browser has seen under the same number.",
    );
  }
}

/**
 * Checks a chain from the pinned genesis to its newest version, and remembers how far it went.
 * @param chain oldest first, from version 1.
 * @param genesis SHA-256 of version 1's bytes, hexadecimal.
 * @throws RosterRefused
 */
export async function believe(
  chain: readonly SignedDocument[],
  organisation: string,
  genesis: string,
  memory: Memory = localStorage,
): Promise<Roster> {
  let roster: Roster | undefined;
  const digests: string[] = [];
  for (const signed of chain) {
    const bytes = fromB64u(signed.document);
    const digest = await sha256Hex(bytes);
    if (roster === undefined && digest !== genesis) {
      throw new RosterRefused("The first roster is not the one that was confirmed.");
    }
    const document = readRoster(bytes);
    checkSuccession(roster, document);
    checkSignatures(roster?.document ?? document, document, bytes, signed);
    digests.push(digest);
    roster = { document, digest, genesis };
  }
  if (roster === undefined) throw new RosterRefused("There is no roster.");
  if (roster.document.organisation !== organisation) {
    throw new RosterRefused("This roster belongs to another organisation.");
  }
  checkAgainstMemory(seenBefore(memory, organisation), digests);
  memory.setItem(`firedoor/roster/${organisation}`, `${digests.length} ${roster.digest}`);
  return roster;
}

/** One signature of a roster version's bytes. */
export function signRoster(bytes: Bytes, member: string, signingSeed: Bytes): Signature {
  return { member, signature: b64u(sign("roster", bytes, signingSeed)) };
}
