/** No step without its own press: the second half of a double click finds no step to take. */

/** Longer than any double click, shorter than reading what the buttons say now. */
const PAUSE_MS = 1000;

/** After every swap of the part of this id those of its buttons rest for a moment. */
export function restAfterSwap(
  swapped: "htmx:oobAfterSwap" | "htmx:afterSwap",
  id: string,
  buttons: string,
): void {
  document.addEventListener(swapped, ({ target }) => {
    if (!(target instanceof Element) || target.id !== id) return;
    const fresh = [...target.querySelectorAll<HTMLButtonElement>(buttons)];
    for (const button of fresh) button.disabled = true;
    window.setTimeout(() => {
      for (const button of fresh) button.disabled = false;
    }, PAUSE_MS);
  });
}
