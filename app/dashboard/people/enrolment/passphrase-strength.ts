/** What is said of a passphrase while it is typed (ASVS 6.2.1, 6.2.4, 6.2.5), and one to take. */

import { wordlist } from "@scure/bip39/wordlists/english.js";

import { find } from "app/dashboard/frame/browser/elements";
import { randomBytes } from "vault/browser/encoding";

import { COMMON_PASSPHRASES } from "./common-passphrases";

export type Strength = "short" | "easy" | "plain" | "good";

const SHORTEST = 12;
const GOOD_LENGTH = 16;
const GOOD_VARIETY = 8;
const LEAST_VARIETY = 5;
/** Six words of 2,048: 66 bits. */
const OFFERED_WORDS = 6;

/** What the commonest passphrases of twelve characters and more are made of. */
const COMMON = [
  "abc", "admin", "administrator", "changeme", "default", "firedoor", "football", "hello",
  "iloveyou", "letmein", "login", "master", "monkey", "pass", "passphrase", "passwd", "password",
  "princess", "qazwsx", "qwer", "qwerty", "qwertyuiop", "asdf", "asdfgh", "asdfghjkl", "secret",
  "sunshine", "superman", "test", "user", "welcome", "zxcvbn", "zxcvbnm", "the", "is", "my", "our",
] as const;
/** Words of this product and its work: docs/limits.md names them too. */
const OF_FIREDOOR = [
  "monitor", "coordinator", "releaser", "triager", "investigator", "buyer", "affiliate", "worker", "workers",
  "factory", "line", "union", "safety", "alert", "case", "door", "fire",
] as const;
const EASY = [...COMMON, ...OF_FIREDOOR];
const MADE_OF_COMMON = new RegExp(`^(?:${EASY.sort((a, b) => b.length - a.length).join("|")})+$`);

function characters(passphrase: string): string[] {
  return Array.from(passphrase.normalize("NFKC").toLowerCase());
}

/** Whether it is one that many people use: common words with digits, or few letters again and again. */
function isEasy(passphrase: string): boolean {
  const typed = characters(passphrase);
  if (new Set(typed).size < LEAST_VARIETY) return true;
  const letters = typed.filter((one) => /\p{L}|\p{M}/u.test(one)).join("");
  if (COMMON_PASSPHRASES.has(typed.join(""))) return true;
  return letters === "" || MADE_OF_COMMON.test(letters);
}

export function strengthOf(passphrase: string): Strength {
  const typed = characters(passphrase);
  if (typed.length < SHORTEST) return "short";
  if (isEasy(passphrase)) return "easy";
  const varied = new Set(typed).size >= GOOD_VARIETY;
  return typed.length >= GOOD_LENGTH && varied ? "good" : "plain";
}

/** What is wrong with a new passphrase, typed twice; undefined where it may be used. */
export function objectionTo(
  passphrase: string,
  again: string,
  texts: { readonly [name in "short" | "easy" | "unlike"]: string },
): string | undefined {
  const strength = strengthOf(passphrase);
  if (strength === "short" || strength === "easy") return texts[strength];
  return passphrase === again ? undefined : texts.unlike;
}

/** Shows the sentence for what is typed; none while the field is empty. */
export function watchStrength(field: HTMLInputElement): void {
  const sentences = document.querySelectorAll<HTMLElement>("[data-strength]");
  field.addEventListener("input", () => {
    const strength = field.value === "" ? undefined : strengthOf(field.value);
    for (const sentence of sentences) sentence.hidden = sentence.dataset["strength"] !== strength;
  });
}

/** Words picked by chance, for somebody who has no passphrase in mind. */
export function randomPassphrase(): string {
  const picked = new DataView(randomBytes(2 * OFFERED_WORDS).buffer);
  // 65,536 is a multiple of 2,048: each word is as likely as any other.
  return Array.from(
    { length: OFFERED_WORDS },
    (_, at) => wordlist[picked.getUint16(2 * at) % wordlist.length],
  ).join(" ");
}

/** The button that fills both fields with one, and shows it to be written down. */
export function offerPassphrase(field: HTMLInputElement, again: HTMLInputElement): void {
  find("#offer-passphrase").addEventListener("click", () => {
    const offered = randomPassphrase();
    find("#offered").textContent = offered;
    find("#offered-words").hidden = false;
    for (const one of [field, again]) one.value = offered;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
