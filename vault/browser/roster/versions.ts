/** Making the versions of a roster: the first, the next, and a signature under one. */

import { canonical } from "../canonical";
import { b64u, type Bytes } from "../encoding";
import { sign, type Signature } from "../signing";
import type { RosterDocument, RosterMember } from "./document";

/** What may change from one version to the next. */
export type RosterChanges = Partial<
  Pick<
    RosterDocument,
    "name" | "members" | "epoch" | "keys" | "services" | "releasers" | "recovery"
  >
>;

export function rosterBytes(document: RosterDocument): Bytes {
  return canonical(document);
}

function inOrder(members: readonly RosterMember[]): readonly RosterMember[] {
  return [...members].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Version 1 of an organisation. */
export function firstRoster(
  content: Omit<RosterDocument, "firedoor" | "number" | "previous" | "recovery">,
): RosterDocument {
  return {
    ...content,
    firedoor: "roster/1",
    members: inOrder(content.members),
    number: 1,
    previous: null,
    recovery: null,
  };
}

/** The version after `current`, whose bytes hash to `digest`. */
export function nextRoster(
  current: RosterDocument,
  digest: string,
  changes: RosterChanges,
): RosterDocument {
  const next = { ...current, ...changes, number: current.number + 1, previous: digest };
  return { ...next, members: inOrder(next.members) };
}

/** One signature of a roster version's bytes. */
export function signRoster(bytes: Bytes, member: string, signingSeed: Bytes): Signature {
  return { member, signature: b64u(sign("roster", bytes, signingSeed)) };
}
