/** What ends a page's work without being a fault of the page. */

import { SentenceError } from "vault/browser/errors";

/** The session is over, or this browser keeps nothing for it: the page is on its way to /sign-in. */
export class SignInNeeded extends SentenceError {
  override readonly name = "SignInNeeded";
}

/** No answer came, or none of ours: what was asked may be done, and may not. */
export class NotAnswered extends SentenceError {
  override readonly name = "NotAnswered";
}

/** The server's rules say no; the message is the server's sentence, in the page's language. */
export class Refused extends Error {
  override readonly name = "Refused";

  /** @param code names the rule, where the server says it. */
  constructor(
    message: string,
    readonly code = "",
    readonly values: { readonly [name: string]: string } = {},
  ) {
    super(message);
  }
}
