/**
 * Believing a roster: each version is signed by a coordinator of the one before, a releaser is
 * added by two, and the first one's hash (the genesis) is pinned by the member (docs/design.md,
 * Keys).
 */

import { fromB64u, sha256Hex } from "../encoding";
import { RosterRefused } from "../errors";
import { readRoster, type RosterDocument } from "./document";
import { checkAgainstMemory, type Memory } from "./seen-versions";
import { checkSignatures, type SignedDocument } from "./signatures";

/** A believed roster: the newest version of a chain that was checked from its genesis. */
export interface Roster {
  readonly document: RosterDocument;
  /** SHA-256 of the newest version's bytes, hexadecimal. */
  readonly digest: string;
  readonly genesis: string;
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
    await checkSignatures(roster?.document ?? document, document, bytes, signed);
    digests.push(digest);
    roster = { document, digest, genesis };
  }
  if (roster === undefined) throw new RosterRefused("There is no roster.");
  if (roster.document.organisation !== organisation) {
    throw new RosterRefused("This roster belongs to another organisation.");
  }
  checkAgainstMemory(memory, organisation, digests);
  return roster;
}
