/** Canonical JSON: UTF-8, keys sorted by code point, no spaces, integers only; what is signed. */

import { equal, fromUtf8, utf8, type Bytes, type Json, type JsonObject } from "./encoding";

function codePoints(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

/** JavaScript sorts by UTF-16 unit, Python by code point: they differ above U+FFFF. */
function byCodePoint(one: string, other: string): number {
  const [left, right] = [codePoints(one), codePoints(other)];
  for (const [at, point] of left.entries()) {
    const difference = point - (right[at] ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text))
    throw new RangeError("half a character can't be written in UTF-8");
  return JSON.stringify(text);
}

function written(value: Json | undefined): string {
  if (value === undefined) throw new RangeError("an undefined value can't be written");
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number`);
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "boolean") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(written).join(",")}]`;
  const entries = value as JsonObject;
  const keys = Object.keys(entries).sort(byCodePoint);
  return `{${keys.map((key) => `${quoted(key)}:${written(entries[key])}`).join(",")}}`;
}

/** @throws RangeError for a float, undefined, or text that is not Unicode. */
export function canonical(value: Json): Bytes {
  return utf8(written(value));
}

/**
 * Reads a JSON object.
 * @throws SyntaxError or TypeError where the bytes are no JSON object.
 */
export function readObject(bytes: Uint8Array): JsonObject {
  const value: unknown = JSON.parse(fromUtf8(bytes));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError("this is not a JSON object");
  }
  return value as JsonObject;
}

/**
 * Reads a signed document. Other spellings of the same content are refused, so that nobody can
 * sign a document that two readers understand differently (a key given twice, say).
 * @throws SyntaxError, TypeError or RangeError where the bytes are not canonical JSON of an object.
 */
export function readCanonical(bytes: Bytes): JsonObject {
  const value = readObject(bytes);
  if (!equal(canonical(value), bytes)) throw new RangeError("this is not canonical JSON");
  return value;
}
