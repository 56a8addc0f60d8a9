/** A case that goes to another organisation: what both sign, and the keys that go with it. */

import { readCanonical } from "../canonical";
import { b64u, fromB64u, type Bytes } from "../encoding";
import { RosterRefused } from "../errors";
import { passOn, type Reader } from "../records";
import type { RosterDocument } from "../roster/document";
import { signedBy } from "../roster/signatures";
import { sign, type Signature } from "../signing";
import type { Keyring } from "../trust/keyring";

export type TransferDocument = {
  readonly firedoor: "transfer/1";
  readonly transfer: string;
  readonly from: string;
  readonly to: string;
  /** The ids of the threads, in order. */
  readonly reports: readonly string[];
};

/** The key of a record as the member's organisation holds it. */
export interface HeldKey {
  readonly id: string;
  readonly epoch: number;
  readonly grant: string;
}

/** The same key, sealed to another organisation. */
export interface PassedKey {
  readonly id: string;
  readonly grant: string;
}

/** Reads the bytes that both sign. @throws SyntaxError, TypeError or RangeError */
export function readTransfer(bytes: Bytes): TransferDocument {
  const document = readCanonical(bytes);
  const { firedoor, reports } = document;
  if (firedoor !== "transfer/1" || !Array.isArray(reports)) throw new TypeError("this is no transfer");
  return document as TransferDocument;
}

/** The giver's signature of the bytes, or the taker's. */
export function signTransfer(
  bytes: Bytes,
  purpose: "transfer" | "acceptance",
  { member, signingSeed }: Keyring,
): Signature {
  return { member: member.id, signature: b64u(sign(purpose, bytes, signingSeed)) };
}

/** True when a member of the organisation that gives the case signed exactly these bytes. */
export function offerHolds(bytes: Bytes, giver: Signature, roster: RosterDocument): boolean {
  const { from } = readTransfer(bytes);
  return from === roster.organisation && signedBy(roster, "transfer", bytes, giver);
}

/** The organisation of a believed roster, as it is sealed to. @throws RosterRefused where it holds no key. */
export function readerOf({ organisation, name, epoch, keys }: RosterDocument): Reader & { readonly publicKey: Bytes } {
  const key = keys[String(epoch)];
  if (key === undefined) throw new RosterRefused("{name} holds no content key.", { name });
  return { organisation, epoch, publicKey: fromB64u(key) };
}

/** Opens each key with the organisation's secret and seals it to the reader. @throws DoesNotOpen */
export function passKeys(
  held: readonly HeldKey[],
  keyring: Keyring,
  reader: Reader,
): Promise<readonly PassedKey[]> {
  const { organisation } = keyring;
  return Promise.all(
    held.map(async ({ id, epoch, grant }) => {
      const granted = { organisation, epoch, grant: fromB64u(grant) };
      const passed = await passOn(id, granted, await keyring.secret(epoch), reader);
      return { id, grant: b64u(passed.grant) };
    }),
  );
}
