/** Sentences of a page: translated by the server, carried in data attributes and in one <meta>. */

import { SentenceError } from "vault/browser/errors";
import { fillPlaceholders } from "vault/browser/placeholders";

/** The page's language for dates and names; digits as everywhere in the page and in codes. */
export function locale(): string {
  return `${document.documentElement.lang}-u-nu-latn`;
}

function translated(sentence: string): string {
  const place = document.querySelector<HTMLMetaElement>('meta[name="sentences"]');
  const known = JSON.parse(place?.content || "{}") as { readonly [english: string]: string };
  return known[sentence] ?? sentence;
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
  if (error instanceof SentenceError) return fillPlaceholders(translated(error.sentence), error.values);
  return error instanceof Error ? error.message : String(error);
}
