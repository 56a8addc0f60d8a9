/** What ends a page's work without being a fault of the page. */

import { SentenceError } from "vault/browser/errors";

/** The session is over, or this browser keeps nothing for it: the page is on its way to /sign-in. */
export class SignInNeeded extends SentenceError {
  override readonly name = "SignInNeeded";
}
