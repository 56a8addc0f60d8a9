/** A passphrase gives two keys: one proves who the member is, the other unwraps the member's secret. */

import { argon2id } from "hash-wasm";

import { copy, randomBytes, utf8, type Bytes } from "../encoding";
import { derive } from "../wrapping";

const SALT_BYTES = 16;
const ARGON2ID = { parallelism: 1, iterations: 3, memorySize: 65536, hashLength: 32 } as const;

export interface PassphraseKeys {
  /** Goes to the server, which keeps its SHA-256. */
  readonly proof: Bytes;
  /** Never leaves the browser. */
  readonly wrapping: Bytes;
}

export function newSalt(): Bytes {
  return randomBytes(SALT_BYTES);
}

/** Argon2id (64 MiB, 3 passes, 1 lane) over the NFKC form, then HKDF to two keys. Takes up to seconds. */
export async function fromPassphrase(passphrase: string, salt: Bytes): Promise<PassphraseKeys> {
  if (salt.length !== SALT_BYTES)
    throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  const password = utf8(passphrase.normalize("NFKC"));
  const root = copy(await argon2id({ ...ARGON2ID, password, salt, outputType: "binary" }));
  return {
    proof: await derive(root, "firedoor/v1/member/proof"),
    wrapping: await derive(root, "firedoor/v1/member/wrap"),
  };
}
