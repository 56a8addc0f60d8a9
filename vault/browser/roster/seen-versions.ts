/** Which version of a roster this browser has seen last: an older or another one is refused. */

import { RosterRefused } from "../errors";

/** Where the highest version seen is remembered; localStorage in a browser. */
export type Memory = Pick<Storage, "getItem" | "setItem">;

interface Seen {
  readonly number: number;
  readonly digest: string;
}

function nameOf(organisation: string): string {
  return `firedoor/roster/${organisation}`;
}

function lastSeen(memory: Memory, organisation: string): Seen | undefined {
  const [number, digest, ...more] = memory.getItem(nameOf(organisation))?.split(" ") ?? [];
  if (digest === undefined || more.length > 0) return undefined;
  return { number: Number(number), digest };
}

/**
 * Refuses a roster that goes back behind what was seen, then remembers it.
 * @param digests of the versions, oldest first, hexadecimal.
 * @throws RosterRefused
 */
export function checkAgainstMemory(
  memory: Memory,
  organisation: string,
  digests: readonly string[],
): void {
  refuseOlder(lastSeen(memory, organisation), digests);
  memory.setItem(nameOf(organisation), `${digests.length} ${digests.at(-1)}`);
}

function refuseOlder(seen: Seen | undefined, digests: readonly string[]): void {
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
