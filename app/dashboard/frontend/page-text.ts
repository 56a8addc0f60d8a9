/** Sentences of a page: translated by the server, carried in data attributes. */

/** `{name}` in a sentence, filled. */
export function filled(sentence: string, values: { readonly [name: string]: string | number }): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** Says something in a form's own place for it. */
export function sayIn(form: HTMLElement, sentence: string, warn = false): void {
  const place = form.querySelector<HTMLElement>("[data-said]");
  if (place === null) return;
  place.textContent = sentence;
  place.classList.toggle("warn", warn);
  place.hidden = sentence === "";
}

/** The sentence of whatever went wrong. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
