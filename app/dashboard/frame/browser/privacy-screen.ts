/** The privacy screen: one key and the page is hidden, when somebody walks in. */

import { isTypedIn } from "./keys";

function hidePage(hidden: boolean): void {
  document.documentElement.classList.toggle("covered", hidden);
  const button = hidden ? "[data-uncover]" : "[data-cover]";
  document.querySelector<HTMLElement>(button)?.focus({ preventScroll: true });
}

/** "b" hides and shows; inside a field, where b is a letter, Esc hides. */
export function watchPrivacyScreen(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const covered = document.documentElement.classList.contains("covered");
    if (event.key.toLowerCase() === "b" && (covered || !isTypedIn(event.target))) {
      event.preventDefault();
      hidePage(!covered);
    } else if (event.key === "Escape" && !covered && isTypedIn(event.target)) {
      hidePage(true);
    }
  });
  document.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-cover]")) hidePage(true);
    if (target.closest("[data-uncover]")) hidePage(false);
  });
}
