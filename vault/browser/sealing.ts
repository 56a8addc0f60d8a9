/**
 * Seal to a public key, open with its seed.
 *
 * Suite (docs/design.md, Keys): HPKE base mode, KEM 0x647a (X-Wing: ML-KEM-768 and X25519), HKDF-SHA256,
 * AES-256-GCM. A sealed value is 0x01, the encapsulation (1120 bytes), the ciphertext with its tag.
 */

import { Aes256Gcm, CipherSuite, HkdfSha256 } from "@hpke/core";
import { XWing } from "@hpke/hybridkem-x-wing";

import { concat, copy, type Bytes } from "./encoding";
import { DoesNotOpen } from "./errors";

export const SEALED = 1;
export const SEED_BYTES = 32;
export const PUBLIC_KEY_BYTES = 1216;
const ENCAPSULATION_BYTES = 1120;
const TAG_BYTES = 16;

const kem = new XWing();
const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** The 1216-byte public key of a 32-byte seed. @throws RangeError for another length. */
export async function keyFromSeed(seed: Bytes): Promise<Bytes> {
  if (seed.length !== SEED_BYTES)
    throw new RangeError(`a seed has ${SEED_BYTES} bytes, not ${seed.length}`);
  const pair = await kem.generateKeyPairDerand(copy(seed));
  return new Uint8Array(await kem.serializePublicKey(pair.publicKey));
}

/** Seals `plaintext` to a 1216-byte public key, bound to `info`; 1137 bytes longer. */
export async function seal(publicKey: Bytes, plaintext: Bytes, info: Bytes): Promise<Bytes> {
  if (publicKey.length !== PUBLIC_KEY_BYTES) {
    throw new RangeError(`a public key has ${PUBLIC_KEY_BYTES} bytes, not ${publicKey.length}`);
  }
  const recipientPublicKey = await kem.deserializePublicKey(copy(publicKey));
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: copy(info) }, copy(plaintext));
  return concat(Uint8Array.of(SEALED), new Uint8Array(enc), new Uint8Array(ct));
}

/** What `seal` sealed to the key of this seed with the same `info`. @throws DoesNotOpen */
export async function open(seed: Bytes, sealed: Bytes, info: Bytes): Promise<Bytes> {
  if (sealed[0] !== SEALED || sealed.length < 1 + ENCAPSULATION_BYTES + TAG_BYTES) {
    throw new DoesNotOpen("this is not a value sealed to a public key");
  }
  const enc = sealed.slice(1, 1 + ENCAPSULATION_BYTES);
  const ciphertext = sealed.slice(1 + ENCAPSULATION_BYTES);
  try {
    const recipientKey = await kem.deserializePrivateKey(copy(seed));
    return new Uint8Array(await suite.open({ recipientKey, enc, info: copy(info) }, ciphertext));
  } catch {
    throw new DoesNotOpen("the value is not for this key and context");
  }
}
