/** What can go wrong that a page tells a member about; each message is a sentence for her. */

/** The value is not for this key, not for this context, or not whole. */
export class DoesNotOpen extends Error {
  override readonly name = "DoesNotOpen";
}

/** A roster does not lead back to what was confirmed; the sentence says where. */
export class RosterRefused extends Error {
  override readonly name = "RosterRefused";
}

/** The session is over, or this browser keeps nothing for it: the page is on its way to /sign-in. */
export class SignInNeeded extends Error {
  override readonly name = "SignInNeeded";
}
