/** Sealed records: each has its own data key, and each reader a grant of that key. */

import { canonical, readObject } from "./canonical";
import { context, grantContext } from "./context";
import { randomBytes, type Bytes, type JsonObject } from "./encoding";
import { DoesNotOpen } from "./errors";
import { pad, unpad } from "./padding";
import { open, seal, SEALED } from "./sealing";
import { derive, unwrap, wrap } from "./wrapping";

const DATA_KEY_BYTES = 32;

/** An organisation's epoch that is to read: sealed to by its public key, or wrapped for by its secret. */
export type Reader = { readonly organisation: string; readonly epoch: number } & (
  { readonly publicKey: Bytes } | { readonly secret: Bytes }
);

export interface Grant {
  readonly organisation: string;
  readonly epoch: number;
  readonly grant: Bytes;
}

export interface SealedRecord {
  readonly kind: string;
  readonly id: string;
  readonly body: Bytes;
  readonly grants: readonly Grant[];
}

/** One record as one organisation is served it. */
export interface GrantedRecord extends Grant {
  readonly kind: string;
  readonly id: string;
  readonly body: Bytes;
}

/** The key under which members of an organisation wrap the data keys of what they write. */
export function wrappingKey(secret: Bytes, organisation: string, epoch: number): Promise<Bytes> {
  return derive(secret, `firedoor/v1/wrap/${organisation}:${epoch}`);
}

/** Grants a record's data key to a reader. */
export async function grantKey(recordId: string, dataKey: Bytes, reader: Reader): Promise<Grant> {
  const { organisation, epoch } = reader;
  const bound = grantContext(organisation, epoch, recordId);
  const grant =
    "secret" in reader
      ? await wrap(await wrappingKey(reader.secret, organisation, epoch), dataKey, bound)
      : await seal(reader.publicKey, dataKey, bound);
  return { organisation, epoch, grant };
}

/** The data key of a grant, opened with the organisation's secret of that epoch. @throws DoesNotOpen */
export async function openGrant(recordId: string, granted: Grant, secret: Bytes): Promise<Bytes> {
  const { organisation, epoch, grant } = granted;
  const bound = grantContext(organisation, epoch, recordId);
  const dataKey =
    grant[0] === SEALED
      ? await open(secret, grant, bound)
      : await unwrap(await wrappingKey(secret, organisation, epoch), grant, bound);
  if (dataKey.length !== DATA_KEY_BYTES) throw new DoesNotOpen("the grant holds no data key");
  return dataKey;
}

/** Seals `content` under a new data key, granted to each reader. The data key is kept nowhere. */
export async function sealRecord(
  kind: string,
  id: string,
  content: JsonObject,
  readers: readonly Reader[],
): Promise<SealedRecord> {
  const dataKey = randomBytes(DATA_KEY_BYTES);
  const body = await wrap(dataKey, pad(canonical(content)), context("body", kind, id));
  const grants = await Promise.all(readers.map((reader) => grantKey(id, dataKey, reader)));
  return { kind, id, body, grants };
}

/** Opens a record with the organisation's secret of the grant's epoch. @throws DoesNotOpen */
export async function openRecord(record: GrantedRecord, secret: Bytes): Promise<JsonObject> {
  const dataKey = await openGrant(record.id, record, secret);
  const padded = await unwrap(dataKey, record.body, context("body", record.kind, record.id));
  return readObject(unpad(padded));
}

/** Grants a record that was opened for one organisation to another reader (a transfer). @throws DoesNotOpen */
export async function passOn(
  recordId: string,
  granted: Grant,
  secret: Bytes,
  reader: Reader,
): Promise<Grant> {
  return grantKey(recordId, await openGrant(recordId, granted, secret), reader);
}
