/** Wrap under a symmetric key and unwrap; derive keys. A wrapped value is 0x02, nonce (12), AES-256-GCM. */

import { concat, randomBytes, utf8, type Bytes } from "./encoding";
import { DoesNotOpen } from "./errors";

export const WRAPPED = 2;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** HKDF-SHA256 with an empty salt to 32 bytes; `info` names the purpose. */
export async function derive(secret: Bytes, info: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8(info) },
    key,
    256,
  );
  return new Uint8Array(bits);
}

function aesKey(key: Bytes, usage: "encrypt" | "decrypt"): Promise<CryptoKey> {
  if (key.length !== 32) throw new RangeError(`a wrapping key has 32 bytes, not ${key.length}`);
  return crypto.subtle.importKey("raw", key, "AES-GCM", false, [usage]);
}

/** Wraps `plaintext` under a 32-byte key, bound to `aad`; 29 bytes longer. */
export async function wrap(key: Bytes, plaintext: Bytes, aad: Bytes): Promise<Bytes> {
  const iv = randomBytes(NONCE_BYTES);
  const parameters = { name: "AES-GCM", iv, additionalData: aad };
  const ciphertext = await crypto.subtle.encrypt(
    parameters,
    await aesKey(key, "encrypt"),
    plaintext,
  );
  return concat(Uint8Array.of(WRAPPED), iv, new Uint8Array(ciphertext));
}

/** What `wrap` wrapped. @throws DoesNotOpen */
export async function unwrap(key: Bytes, wrapped: Bytes, aad: Bytes): Promise<Bytes> {
  if (wrapped[0] !== WRAPPED || wrapped.length < 1 + NONCE_BYTES + TAG_BYTES) {
    throw new DoesNotOpen("this is not a wrapped value");
  }
  const parameters = {
    name: "AES-GCM",
    iv: wrapped.slice(1, 1 + NONCE_BYTES),
    additionalData: aad,
  };
  const opener = await aesKey(key, "decrypt");
  try {
    const plaintext = await crypto.subtle.decrypt(
      parameters,
      opener,
      wrapped.slice(1 + NONCE_BYTES),
    );
    return new Uint8Array(plaintext);
  } catch {
    throw new DoesNotOpen("the value is not for this key and context");
  }
}
