/** No step without its own press: the second half of a double click finds no step to take. */

/** Longer than any double click, shorter than reading what the buttons say now. */
const PAUSE_MS = 1000;

/** After every swap of the head its buttons rest for a moment. */
export function watchFreshSteps(): void {
  document.addEventListener("htmx:oobAfterSwap", ({ target }) => {
    if (!(target instanceof Element) || target.id !== "head") return;
    const fresh = [...target.querySelectorAll<HTMLButtonElement>(".steps button")];
    for (const button of fresh) button.disabled = true;
    window.setTimeout(() => {
      for (const button of fresh) button.disabled = false;
    }, PAUSE_MS);
  });
}
