/** What can go wrong that a page tells a member about. */

import { filled, type Values } from "./filled";

/**
 * A sentence for her: its English stands where it is thrown, as one string, and is found there for
 * the translators (scripts/catalogs.py); `{name}` in it is filled from the values.
 */
export class Told extends Error {
  override readonly name: string = "Told";

  constructor(
    readonly sentence: string,
    readonly values: Values = {},
  ) {
    super(filled(sentence, values));
  }
}

/** The value is not for this key, not for this context, or not whole. */
export class DoesNotOpen extends Told {
  override readonly name = "DoesNotOpen";
}

/** A roster does not lead back to what was confirmed; the sentence says where. */
export class RosterRefused extends Told {
  override readonly name = "RosterRefused";
}

/** The session is over, or this browser keeps nothing for it: the page is on its way to /sign-in. */
export class SignInNeeded extends Told {
  override readonly name = "SignInNeeded";
}
