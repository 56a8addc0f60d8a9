/** Keys that lead to a page, or into a field, from wherever nothing is being typed. */

/** What says its key in `aria-keyshortcuts`: a field of this page, or a link of the navigation. */
const FIELDS = "input[aria-keyshortcuts]";
const LINKS = "a[aria-keyshortcuts]";

/** Whether the letters of a key go into a text. */
export function isTypedIn(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches("input, select, textarea"))
  );
}

function called<Found extends HTMLElement>(selector: string, key: string): Found | undefined {
  const all = [...document.querySelectorAll<Found>(selector)];
  return all.find((one) => one.getAttribute("aria-keyshortcuts") === key);
}

/** On every page. A page that is hidden stays hidden. */
export function watchKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (isTypedIn(event.target) || document.documentElement.classList.contains("covered")) return;
    const field = called<HTMLInputElement>(FIELDS, event.key);
    const link = called<HTMLAnchorElement>(LINKS, event.key);
    if (field === undefined && link === undefined) return;
    event.preventDefault();
    if (field !== undefined) {
      field.focus();
      field.select();
    } else link?.click();
  });
}
