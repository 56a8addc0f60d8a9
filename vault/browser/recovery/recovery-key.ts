/**
 * An organisation's recovery key (docs/design.md, Keys): its secret is on paper, two of three. Its
 * public halves stand in the roster, which it may change once all members are lost.
 */

import { b64u, concat, fromB64u, sha256Hex, utf8, type Bytes } from "../encoding";
import { keyFromSeed, PUBLIC_KEY_BYTES } from "../sealing";
import { verificationKey, type Signature } from "../signing";
import { derive } from "../wrapping";
import { signRoster } from "../roster/versions";

const VERIFICATION_KEY_BYTES = 32;
const ID_LETTERS = 31;

const RECOVERY_KEY_BYTES = PUBLIC_KEY_BYTES + VERIFICATION_KEY_BYTES;

export interface RecoveryKey {
  /** To whom secrets are granted, and who signed: never the id of a member. */
  readonly id: string;
  /** 1216 bytes. */
  readonly sealing: Bytes;
  /** 32 bytes. */
  readonly signing: Bytes;
}

/** The key that a roster's field holds. @throws RangeError */
export async function readRecoveryKey(written: string): Promise<RecoveryKey> {
  const both = fromB64u(written);
  if (both.length !== RECOVERY_KEY_BYTES) throw new RangeError("a recovery key of another length");
  return {
    id: `r${(await sha256Hex(utf8(written))).slice(0, ID_LETTERS)}`,
    sealing: both.slice(0, PUBLIC_KEY_BYTES),
    signing: both.slice(PUBLIC_KEY_BYTES),
  };
}

export function recoverySealingSeed(secret: Bytes): Promise<Bytes> {
  return derive(secret, "firedoor/v1/recovery/sealing");
}

function recoverySigningSeed(secret: Bytes): Promise<Bytes> {
  return derive(secret, "firedoor/v1/recovery/signing");
}

/** The roster's field for a secret of 32 bytes. */
export async function writtenRecoveryKey(secret: Bytes): Promise<string> {
  const sealing = await keyFromSeed(await recoverySealingSeed(secret));
  return b64u(concat(sealing, verificationKey(await recoverySigningSeed(secret))));
}

/** The recovery key's signature under a roster's bytes. */
export async function signAsRecovery(bytes: Bytes, secret: Bytes): Promise<Signature> {
  const { id } = await readRecoveryKey(await writtenRecoveryKey(secret));
  return signRoster(bytes, id, await recoverySigningSeed(secret));
}
