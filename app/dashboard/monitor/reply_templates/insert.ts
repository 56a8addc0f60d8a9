/** The templates below a reply: chosen by Alt and a digit, or by a press, and changed before it goes. */

import { find } from "app/dashboard/frame/browser/elements";

const TEMPLATE = "button[data-template]";

/** Puts a template where the member writes; what is written already stays. */
function insert(area: HTMLTextAreaElement, text: string): void {
  const before = area.value.slice(0, area.selectionStart);
  const gap = before === "" || /\s$/.test(before) ? "" : " ";
  area.setRangeText(gap + text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
}

/** What a template says; a sealed one once it is open, which it becomes when it is seen. */
async function textOf(button: HTMLElement): Promise<string> {
  const sealed = button.querySelector<HTMLElement>("[data-record]");
  if (sealed !== null && sealed.dataset["state"] !== "open") {
    const folded = button.closest("details");
    if (folded !== null) folded.open = true;
    await opened(sealed);
  }
  return find("[data-words]", button).textContent.trim();
}

function opened(sealed: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (sealed.dataset["state"] !== "open") return;
      watch.disconnect();
      resolve();
    });
    watch.observe(sealed, { attributeFilter: ["data-state"] });
  });
}

/** Watches one reply form. */
export function watchTemplates(form: HTMLFormElement): void {
  const area = find<HTMLTextAreaElement>("textarea", form);
  const choose = (button: HTMLElement | null): void => {
    if (button === null || area.readOnly) return;
    void textOf(button).then((text) => {
      insert(area, text);
    });
  };
  form.addEventListener("click", ({ target }) => {
    choose(target instanceof Element ? target.closest<HTMLElement>(TEMPLATE) : null);
  });
  area.addEventListener("keydown", (event) => {
    // The digit's place on the keyboard: with Alt some keyboards make a letter of it.
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (!event.altKey || event.ctrlKey || event.metaKey || digit === undefined) return;
    event.preventDefault();
    choose(form.querySelector<HTMLElement>(`${TEMPLATE}[data-digit="${digit}"]`));
  });
}
