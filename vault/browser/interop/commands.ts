/** What interop.mjs can be asked: one function a command. Binary values are base64url; `info` and `aad` are text. */

import { canonical } from "../canonical";
import { context } from "../context";
import { replyDocument, sealToCourier, type ReplyDocument } from "../documents/reply";
import { b64u, fromB64u, fromUtf8, utf8, type Json, type JsonObject } from "../encoding";
import { openFile, sealFile } from "../files";
import { memberKeys, newMember, unlock } from "../members/members";
import { fromPassphrase } from "../members/passphrase";
import { unwrapTotp, wrapTotp } from "../members/second-factor";
import { pad, unpad } from "../padding";
import { openRecord, sealRecord, type Reader } from "../records";
import { signAsRecovery, writtenRecoveryKey } from "../recovery/recovery-key";
import { fingerprint } from "../roster/fingerprint";
import { believe } from "../roster/roster";
import type { SignedDocument } from "../roster/signatures";
import { keyFromSeed, open, seal } from "../sealing";
import { sign, signatureHolds, verificationKey, type Purpose } from "../signing";
import { derive, unwrap, wrap } from "../wrapping";

/** Untyped, as JSON from another program is: the tests there check what comes of it. */
type Asked = { readonly [name: string]: any };
type Encoded = { readonly [name: string]: string };

const encoded = (values: { readonly [name: string]: Uint8Array }): Encoded =>
  Object.fromEntries(Object.entries(values).map(([name, bytes]) => [name, b64u(bytes)]));

/** {organisation, epoch, public_key | secret} */
function reader(asked: {
  organisation: string;
  epoch: number;
  public_key?: string;
  secret?: string;
}): Reader {
  const { organisation, epoch, public_key, secret } = asked;
  return secret === undefined
    ? { organisation, epoch, publicKey: fromB64u(public_key!) }
    : { organisation, epoch, secret: fromB64u(secret) };
}

/** Remembers nothing but the number (and digest) that it is given: `seen` is "<number> <sha256hex>". */
function memoryOf(seen: string | undefined): { getItem: () => string | null; setItem: () => void } {
  return { getItem: () => seen ?? null, setItem: () => undefined };
}

export const commands: { readonly [name: string]: (asked: Asked) => Promise<Json> } = {
  /** {value} -> {bytes} */
  canonical: async ({ value }) => encoded({ bytes: canonical(value) }),
  /** {purpose, owner, record} -> {text} */
  context: async ({ purpose, owner, record }) => ({
    text: fromUtf8(context(purpose, owner, record)),
  }),
  /** {bytes} -> {bytes} */
  pad: async ({ bytes }) => encoded({ bytes: pad(fromB64u(bytes)) }),
  /** {bytes} -> {bytes} */
  unpad: async ({ bytes }) => encoded({ bytes: unpad(fromB64u(bytes)) }),
  /** {secret, info} -> {key} */
  hkdf: async ({ secret, info }) => encoded({ key: await derive(fromB64u(secret), info) }),
  /** {seed} -> {public_key} */
  "key-from-seed": async ({ seed }) => encoded({ public_key: await keyFromSeed(fromB64u(seed)) }),
  /** {public_key, plaintext, info} -> {sealed} */
  seal: async ({ public_key, plaintext, info }) =>
    encoded({ sealed: await seal(fromB64u(public_key), fromB64u(plaintext), utf8(info)) }),
  /** {seed, sealed, info} -> {plaintext} */
  open: async ({ seed, sealed, info }) =>
    encoded({ plaintext: await open(fromB64u(seed), fromB64u(sealed), utf8(info)) }),
  /** {key, plaintext, aad} -> {wrapped} */
  wrap: async ({ key, plaintext, aad }) =>
    encoded({ wrapped: await wrap(fromB64u(key), fromB64u(plaintext), utf8(aad)) }),
  /** {key, wrapped, aad} -> {plaintext} */
  unwrap: async ({ key, wrapped, aad }) =>
    encoded({ plaintext: await unwrap(fromB64u(key), fromB64u(wrapped), utf8(aad)) }),
  /** {passphrase, salt} -> {proof, wrapping} */
  derive: async ({ passphrase, salt }) =>
    encoded({ ...(await fromPassphrase(passphrase, fromB64u(salt))) }),
  /** {secret} -> {sealingSeed, signingSeed, sealing, signing} */
  "member-keys": async ({ secret }) => encoded({ ...(await memberKeys(fromB64u(secret))) }),
  /** {member, passphrase, pins} -> {secret, salt, proof, blob, sealing, signing} */
  "new-member": async ({ member, passphrase, pins }) => {
    const {
      member: { secret },
      salt,
      proof,
      blob,
      keys: { sealing, signing },
    } = await newMember(member, passphrase, pins);
    return encoded({ secret, salt, proof, blob, sealing, signing });
  },
  /** {member, passphrase, salt, blob} -> {secret, pins} */
  unlock: async ({ member, passphrase, salt, blob }) => {
    const { secret, pins } = await unlock(member, passphrase, fromB64u(salt), fromB64u(blob));
    return { secret: b64u(secret), pins };
  },
  /** {member, secret: base32, proof} -> {wrapped} */
  "wrap-totp": async ({ member, secret, proof }) =>
    encoded({ wrapped: await wrapTotp(member, secret, fromB64u(proof)) }),
  /** {member, wrapped, proof} -> {secret: base32} */
  "unwrap-totp": async ({ member, wrapped, proof }) => ({
    secret: await unwrapTotp(member, fromB64u(wrapped), fromB64u(proof)),
  }),
  /** {seed: Ed25519 seed, purpose, bytes} -> {signature, public_key} */
  sign: async ({ seed, purpose, bytes }) =>
    encoded({
      signature: sign(purpose, fromB64u(bytes), fromB64u(seed)),
      public_key: verificationKey(fromB64u(seed)),
    }),
  /** {public_key, purpose, bytes, signature} -> {holds} */
  verify: async ({ public_key, purpose, bytes, signature }) => ({
    holds: signatureHolds(
      purpose as Purpose,
      fromB64u(bytes),
      fromB64u(signature),
      fromB64u(public_key),
    ),
  }),
  /** {chain, organisation, genesis, seen?} -> {number, digest, document} or {error, name: "RosterRefused"} */
  "verify-roster": async ({ chain, organisation, genesis, seen }) => {
    const { document, digest } = await believe(
      chain as SignedDocument[],
      organisation,
      genesis,
      memoryOf(seen),
    );
    return { number: document.number, digest, document };
  },
  /** {secret, document} -> {written, id, signature} */
  recovery: async ({ secret, document }) => {
    const written = await writtenRecoveryKey(fromB64u(secret));
    const { member, signature } = await signAsRecovery(fromB64u(document), fromB64u(secret));
    return { written, id: member, signature };
  },
  /** {genesis} -> {words} */
  fingerprint: async ({ genesis }) => ({ words: fingerprint(genesis) }),
  /** {kind, id, content, readers: [{organisation, epoch, public_key | secret}]} -> {body, grants: [{organisation, epoch, grant}]} */
  "seal-record": async ({ kind, id, content, readers }) => {
    const { body, grants } = await sealRecord(
      kind,
      id,
      content,
      (readers as Parameters<typeof reader>[0][]).map(reader),
    );
    return {
      body: b64u(body),
      grants: grants.map(({ grant, ...whose }) => ({ ...whose, grant: b64u(grant) })),
    };
  },
  /** {kind, id, body, grant, organisation, epoch, secret} -> {content} */
  "open-record": async ({ kind, id, body, grant, organisation, epoch, secret }) => {
    const record = { kind, id, body: fromB64u(body), grant: fromB64u(grant), organisation, epoch };
    return { content: await openRecord(record, fromB64u(secret)) };
  },
  /** {key, name, data} -> {sealed} */
  "seal-file": async ({ key, name, data }) =>
    encoded({ sealed: await sealFile(fromB64u(key), name, fromB64u(data)) }),
  /** {key, name, sealed} -> {data} */
  "open-file": async ({ key, name, sealed }) =>
    encoded({ data: await openFile(fromB64u(key), name, fromB64u(sealed)) }),
  /** {document: without firedoor and at, seed: Ed25519 seed, courier} -> {sealed} */
  "seal-reply": async ({ document, seed, courier }) =>
    encoded({
      sealed: await sealToCourier(
        replyDocument(document as ReplyDocument),
        fromB64u(seed),
        fromB64u(courier),
      ),
    }),
};

/** Runs {"do": name, ...}; a refusal is an answer too: {error, name}. */
export async function run(asked: JsonObject): Promise<Json> {
  try {
    const command = commands[String(asked["do"])];
    if (command === undefined) throw new RangeError(`there is no command "${String(asked["do"])}"`);
    return await command(asked as Asked);
  } catch (error) {
    return error instanceof Error
      ? { error: error.message, name: error.name }
      : { error: String(error), name: "Error" };
  }
}
