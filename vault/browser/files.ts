/** Files, sealed in chunks: each bound to its file, its place and whether it is the last. */

import { context } from "./context";
import { concat, type Bytes } from "./encoding";
import { DoesNotOpen } from "./errors";
import { pad, unpad } from "./padding";
import { unwrap, wrap } from "./wrapping";

export const CHUNK = 64 * 1024;
/** A byte that tells how it was made, a nonce of twelve, a tag of sixteen. */
export const SEALED_CHUNK = CHUNK + 1 + 12 + 16;

function chunkContext(name: string, index: number, last: boolean): Bytes {
  return context("chunk", name, `${index}:${last ? 1 : 0}`);
}

function cut(bytes: Bytes, size: number): Bytes[] {
  const parts: Bytes[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(bytes.slice(at, at + size));
  return parts;
}

/** Seals a file under its own key of 32 bytes. */
export async function sealFile(key: Bytes, name: string, data: Bytes): Promise<Bytes> {
  const chunks = cut(pad(data), CHUNK);
  const sealed = chunks.map((chunk, index) =>
    wrap(key, chunk, chunkContext(name, index, index === chunks.length - 1)),
  );
  return concat(...(await Promise.all(sealed)));
}

/** All of a sealed file, or nothing. @throws DoesNotOpen */
export async function openFile(key: Bytes, name: string, sealed: Bytes): Promise<Bytes> {
  const chunks = cut(sealed, SEALED_CHUNK);
  if (chunks.length === 0) throw new DoesNotOpen("the file is empty");
  const opened = chunks.map((chunk, index) =>
    unwrap(key, chunk, chunkContext(name, index, index === chunks.length - 1)),
  );
  return unpad(concat(...(await Promise.all(opened))));
}
