/** References of alerts: letters only, so that they can't carry a day, a count or a code. */

import { randomBytes } from "vault/browser/encoding";

/** Without vowels, so that no reference is a word. */
const LETTERS = "BCDFGHJKLMNPQRSTVWXZ";
const LENGTH = 8;
const UNBIASED = 256 - (256 % LETTERS.length);

/** "B-KXQMTWRZ": 20^8 of them. */
export function newReference(): string {
  let letters = "";
  while (letters.length < LENGTH) {
    for (const byte of randomBytes(1)) {
      if (byte < UNBIASED) letters += LETTERS[byte % LETTERS.length];
    }
  }
  return `B-${letters}`;
}
