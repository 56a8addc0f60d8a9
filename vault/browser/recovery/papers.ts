/**
 * Recovery papers: three of 24 words (BIP39, English), of which any two give the secret and one alone
 * tells nothing. As vault/recovery/papers.py: the key is three random parts of 128 bits laid over each
 * other, and each paper holds two of them.
 */

import { entropyToMnemonic, mnemonicToEntropy, validateMnemonic } from "@scure/bip39";
import { wordlist } from "@scure/bip39/wordlists/english.js";

import { concat, copy, equal, randomBytes, type Bytes } from "../encoding";
import { SentenceError } from "../errors";
import { derive } from "../wrapping";

const PART_BYTES = 16;
const WORDS = 24;
const PURPOSE = "firedoor/v1/organisation-recovery";

/** What is wrong with what was typed from papers. */
export class PaperRefused extends SentenceError {}

export interface Papers {
  /** 32 bytes. */
  readonly secret: Bytes;
  /** 24 words each, with spaces between. */
  readonly papers: readonly string[];
}

type Parts = readonly [Bytes, Bytes];

export async function newPapers(): Promise<Papers> {
  const [a, b, c] = [randomBytes(PART_BYTES), randomBytes(PART_BYTES), randomBytes(PART_BYTES)];
  const pairs: readonly Parts[] = [[b, c], [c, a], [a, b]];
  return {
    secret: await laidOver(a, b, c),
    papers: pairs.map((pair) => entropyToMnemonic(concat(...pair), wordlist)),
  };
}

/** The secret that two papers give. @throws PaperRefused */
export async function secretOfPapers(one: string, other: string): Promise<Bytes> {
  const [[a, b], [c, d]] = [partsOf(one), partsOf(other)];
  if (equal(a, c) && equal(b, d))
    throw new PaperRefused("These are the words of one paper. Type two different papers.");
  if (equal(b, c)) return laidOver(a, b, d);
  if (equal(d, a)) return laidOver(c, d, b);
  throw new PaperRefused("These two papers were not made together.");
}

function partsOf(typed: string): Parts {
  const words = typed.normalize("NFKC").toLowerCase().match(/\p{L}+/gu) ?? [];
  const unknown = words.find((word) => !wordlist.includes(word));
  if (unknown !== undefined)
    throw new PaperRefused("“{word}” is on no paper. Look at it again.", { word: unknown });
  if (words.length !== WORDS)
    throw new PaperRefused("A paper has {wanted} words; these are {found}.", { wanted: WORDS, found: words.length });
  const spelled = words.join(" ");
  if (!validateMnemonic(spelled, wordlist))
    throw new PaperRefused("A word of this paper is not right, or two are in the wrong order.");
  const both = copy(mnemonicToEntropy(spelled, wordlist));
  return [both.slice(0, PART_BYTES), both.slice(PART_BYTES)];
}

function laidOver(first: Bytes, second: Bytes, third: Bytes): Promise<Bytes> {
  const laid = first.map((byte, at) => byte ^ (second[at] ?? 0) ^ (third[at] ?? 0));
  return derive(copy(laid), PURPOSE);
}
