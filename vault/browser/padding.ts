/** Hides how long a text is: 4-byte big-endian length, the bytes, zeros up to the next step. */

import type { Bytes } from "./encoding";
import { DoesNotOpen } from "./errors";

const LENGTH_BYTES = 4;
const SMALLEST = 256;
const LARGEST_POWER = 4096;

/** Pads to 256, 512, 1024, 2048 or 4096 bytes in all, then to multiples of 4096. */
export function pad(bytes: Uint8Array): Bytes {
  const needed = LENGTH_BYTES + bytes.length;
  let step = SMALLEST;
  while (step < needed && step < LARGEST_POWER) step *= 2;
  const padded = new Uint8Array(Math.ceil(needed / step) * step);
  new DataView(padded.buffer).setUint32(0, bytes.length);
  padded.set(bytes, LENGTH_BYTES);
  return padded;
}

/** What `pad` padded. @throws DoesNotOpen where the length does not fit. */
export function unpad(padded: Bytes): Bytes {
  const length =
    padded.length < LENGTH_BYTES
      ? Infinity
      : new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length > padded.length - LENGTH_BYTES) throw new DoesNotOpen("the record is not whole");
  return padded.slice(LENGTH_BYTES, LENGTH_BYTES + length);
}
