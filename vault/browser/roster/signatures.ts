/** Who must have signed a version of a roster: a coordinator, and two where a releaser is added. */

import { fromB64u, type Bytes } from "../encoding";
import { RosterRefused } from "../errors";
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

/**
 * @param authority the version before; the first version vouches for itself.
 * @throws RosterRefused
 */
export function checkSignatures(
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
  const adding = signers.filter(
    ({ roles }) => roles.includes(COORDINATOR) || roles.includes(RELEASER),
  );
  const keys = new Set(adding.map(({ signing }) => signing));
  if (version.number > 1 && newReleasers(authority, version).length > 0 && keys.size < 2) {
    throw new RosterRefused("Roster {number} adds a releaser with one signature only.", { number: version.number });
  }
}
