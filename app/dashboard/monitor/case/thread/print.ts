/** Printing a case: its texts are opened first, also those that were not scrolled to. */

import { find } from "app/dashboard/frame/browser/elements";

/** The page's button, and the keys by which a browser prints. */
export function watchPrint(openAll: () => Promise<unknown>): void {
  const button = find<HTMLButtonElement>("[data-print]");
  const print = (): void => {
    if (button.disabled) return;
    button.disabled = true;
    void openAll().finally(() => {
      button.disabled = false;
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
