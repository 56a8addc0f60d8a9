/** What can go wrong with keys and sealed values, as sentences that a page can show. */

import { fillPlaceholders, type PlaceholderValues } from "./placeholders";

/**
 * A sentence for the member. Its English stands where it is thrown, as one string, and is found
 * there for the translators (scripts/catalogs.py); `{name}` in it is filled from the values.
 */
export class SentenceError extends Error {
  override readonly name: string = "SentenceError";

  constructor(
    readonly sentence: string,
    readonly values: PlaceholderValues = {},
  ) {
    super(fillPlaceholders(sentence, values));
  }
}

/** The value is not for this key, not for this context, or not whole. */
export class DoesNotOpen extends SentenceError {
  override readonly name = "DoesNotOpen";
}

/** A roster does not lead back to what was confirmed; the sentence says where. */
export class RosterRefused extends SentenceError {
  override readonly name = "RosterRefused";
}
