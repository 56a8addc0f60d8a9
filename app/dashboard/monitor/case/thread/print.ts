/** Printing a case: its texts are opened first, also those that were not scrolled to. */

import { find } from "app/dashboard/frame/browser/elements";

/** Unfolds what belongs on paper; it is folded again after. */
function unfold(): void {
  const folded = document.querySelectorAll<HTMLDetailsElement>("details[data-printed]:not([open])");
  for (const one of folded) {
    one.open = true;
    window.addEventListener("afterprint", () => (one.open = false), { once: true });
  }
}

/** The page's button, and the keys by which a browser prints. */
export function watchPrint(openAll: () => Promise<unknown>): void {
  const button = find<HTMLButtonElement>("[data-print]");
  const print = (): void => {
    if (button.disabled) return;
    button.disabled = true;
    void openAll().finally(() => {
      button.disabled = false;
      unfold();
      window.print();
    });
  };
  button.disabled = false;
  button.addEventListener("click", print);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "p" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    print();
  });
}
