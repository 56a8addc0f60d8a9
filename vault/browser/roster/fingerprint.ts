/** Eight words to read aloud and compare: the first 88 bits of a genesis in the BIP39 English list. */

import { wordlist } from "@scure/bip39/wordlists/english.js";

const WORDS = 8;
const BITS_A_WORD = 11n;

/** @param genesis SHA-256, 64 hexadecimal characters. */
export function fingerprint(genesis: string): string {
  if (!/^[0-9a-f]{64}$/.test(genesis))
    throw new RangeError("a genesis has 64 hexadecimal characters");
  const bits = BigInt(`0x${genesis.slice(0, 22)}`);
  const places = Array.from(
    { length: WORDS },
    (_, place) => BigInt(WORDS - 1 - place) * BITS_A_WORD,
  );
  return places.map((shift) => wordlist[Number((bits >> shift) & 0x7ffn)]).join(" ");
}
