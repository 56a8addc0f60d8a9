/** Keys are made only where nobody on the way can change the page: https, or this machine. */

/** Shows the form, or the sentence that says which address is safe. */
export function showWhereSafe(form: HTMLElement): boolean {
  const safe = window.isSecureContext && location.hostname !== "127.0.0.1";
  form.hidden = !safe;
  document.getElementById("insecure")!.hidden = safe;
  return safe;
}
