/** Who must have signed a version of a roster: a coordinator, and two where a releaser is added. */

import { canonical } from "../canonical";
import { equal, fromB64u, type Bytes } from "../encoding";
import { RosterRefused } from "../errors";
import { readRecoveryKey } from "../recovery/recovery-key";
import { signatureHolds, type Purpose, type Signature } from "../signing";
import { COORDINATOR, RELEASER, type RosterDocument, type RosterMember } from "./document";

/** A document as it is stored and served. */
export interface SignedDocument {
  /** The exact bytes, base64url. */
  readonly document: string;
  readonly signatures: readonly Signature[];
}

function holder(roster: RosterDocument, member: string): RosterMember | undefined {
  return roster.members.find(({ id }) => id === member);
}

/** True when a member of this roster signed these bytes for this purpose. */
export function signedBy(
  roster: RosterDocument,
  purpose: Purpose,
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
function newReleasers(
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

/** Whose signature may be one of two. */
function weighty(roster: RosterDocument): readonly RosterMember[] {
  return roster.members.filter(
    ({ roles }) => roles.includes(COORDINATOR) || roles.includes(RELEASER),
  );
}

/** True when the recovery key of a roster signed these bytes. */
async function recovered(
  authority: RosterDocument,
  bytes: Bytes,
  { signatures }: SignedDocument,
): Promise<boolean> {
  if (authority.recovery === null) return false;
  const key = await readRecoveryKey(authority.recovery);
  return signatures.some(
    ({ member, signature }) =>
      member === key.id && signatureHolds("roster", bytes, fromB64u(signature), key.signing),
  );
}

/** What the recovery key may do by itself: add one coordinator, who does not release. */
function onlyAddsCoordinator(before: RosterDocument, after: RosterDocument): boolean {
  const known = new Set(before.members.map(({ id }) => id));
  const added = after.members.filter(({ id }) => !known.has(id));
  const kept = after.members.filter(({ id }) => known.has(id));
  const { number, previous } = after;
  const same = canonical({ ...before, number, previous, members: [] });
  return (
    added.length === 1 &&
    added.every(({ roles }) => !roles.includes(RELEASER)) &&
    equal(canonical(kept), canonical(before.members)) &&
    equal(canonical({ ...after, members: [] }), same)
  );
}

/**
 * @param authority the version before; the first version vouches for itself.
 * @throws RosterRefused
 */
export async function checkSignatures(
  authority: RosterDocument,
  version: RosterDocument,
  bytes: Bytes,
  signed: SignedDocument,
): Promise<void> {
  const { number } = version;
  const valid = signed.signatures.filter((signature) =>
    signedBy(authority, "roster", bytes, signature),
  );
  const signers = weighty(authority).filter(({ id }) => valid.some(({ member }) => member === id));
  if (!signers.some(({ roles }) => roles.includes(COORDINATOR))) {
    if (number === 1 || !(await recovered(authority, bytes, signed)))
      throw new RosterRefused("Roster {number} is not signed by a coordinator of the one before it.", { number });
    if (!onlyAddsCoordinator(authority, version))
      throw new RosterRefused("Roster {number} changes more than recovery papers may.", { number });
    return;
  }
  const people = new Set(signers.map(({ signing }) => signing)).size;
  if (number === 1 || people > 1) return;
  if (newReleasers(authority, version).length > 0)
    throw new RosterRefused("Roster {number} adds a releaser with one signature only.", { number });
  const two = new Set(weighty(authority).map(({ signing }) => signing)).size > 1;
  if (two && version.recovery !== authority.recovery)
    throw new RosterRefused("Roster {number} changes recovery with one signature only.", { number });
}
