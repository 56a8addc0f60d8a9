/** Small things that every device of the page does. */

import { find } from "app/dashboard/frame/browser/elements";

import { Refused } from "./relay";

/** A copy of the one element in `<template id=…>`. */
export function shaped(id: string): HTMLElement {
  return find("*", find<HTMLTemplateElement>(`#${id}`).content).cloneNode(true) as HTMLElement;
}

/** Shows a moment by the page's clock; `at` is ISO 8601. */
export function showTime(place: HTMLTimeElement, at: string): void {
  const moment = new Date(at);
  place.dateTime = at;
  place.title = moment.toLocaleString(document.documentElement.lang);
  place.textContent = moment.toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
  });
}

/**
 * Makes `list` show `items` in order. What is shown already and has not changed stays as it is,
 * so that a screen reader hears news only, and a pressed button keeps its place.
 */
export function showList<Item extends { readonly n: number }>(
  list: HTMLElement,
  items: readonly Item[],
  make: (item: Item) => HTMLElement,
): void {
  const shown = new Map(
    [...list.children].map((one) => [(one as HTMLElement).dataset["is"], one as HTMLElement]),
  );
  const wanted = items.map((item) => {
    const is = JSON.stringify(item);
    const node = shown.get(is) ?? make(item);
    node.dataset["is"] = is;
    return node;
  });
  const kept = new Set(wanted);
  for (const one of shown.values()) if (!kept.has(one)) one.remove();
  wanted.forEach((node, place) => {
    if (list.children[place] !== node) list.insertBefore(node, list.children[place] ?? null);
  });
}

/** Shows the messages of a phone or chat, the newest in view; `.nothing` says that there is none. */
export function showLog<Item extends { readonly n: number }>(
  list: HTMLElement,
  items: readonly Item[],
  make: (item: Item) => HTMLElement,
): void {
  const log = find(".log:has(> ol)", list.closest("section") ?? document);
  const before = list.lastElementChild;
  showList(list, items, make);
  find(".nothing", log).hidden = items.length > 0;
  if (list.lastElementChild !== before) log.scrollTop = log.scrollHeight;
}

/** Sends by `act` while the form's button says `sentence`; a refusal is said in `said`. */
export async function sending(
  form: HTMLFormElement,
  sentence: string,
  said: HTMLElement,
  act: () => Promise<void>,
): Promise<boolean> {
  const button = find<HTMLButtonElement>("button:not([type])", form);
  const label = button.textContent;
  button.disabled = true;
  button.textContent = sentence;
  said.hidden = true;
  try {
    await act();
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    said.textContent = error.message;
    said.hidden = false;
    return false;
  } finally {
    button.disabled = false;
    button.textContent = label;
  }
}

/** Enter sends; Shift and Enter begin a new line. */
export function sendOnEnter(field: HTMLTextAreaElement, form: HTMLFormElement): void {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
}

/** Adds a choice to a select and takes it. */
export function choose(select: HTMLSelectElement, value: string): void {
  if (![...select.options].some((one) => one.value === value)) select.add(new Option(value, value));
  select.value = value;
}
