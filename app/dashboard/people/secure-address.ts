/** Keys are made only where nobody on the way can change the page: https, or this machine. */

import { find } from "app/dashboard/frame/browser/elements";

/** Shows the form, or the sentence that says which address is safe. */
export function showWhereSafe(form: HTMLElement): boolean {
  const safe = window.isSecureContext && location.hostname !== "127.0.0.1";
  form.hidden = !safe;
  find("#insecure").hidden = safe;
  return safe;
}
