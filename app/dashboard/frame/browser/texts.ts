/**
 * What a template tells its page's script: texts in the page's language, addresses and ids.
 *
 * They stand in data attributes of one element (`noKeys` in `data-no-keys`). A screen declares them
 * once, in its `texts.ts`, so that a name that nobody declared is no TypeScript; that the template
 * has exactly what is declared is checked by tests/structure/test_page_texts.py. What an error says
 * is no page's text: sentences.ts translates it.
 */

import { find, valueOf } from "./elements";

export interface DeclaredTexts<Text extends string, Value extends string> {
  /** Of the element that carries them. */
  readonly id: string;
  /** Sentences for a person, translated. */
  readonly texts: readonly Text[];
  /** Addresses, ids and other content for the script alone. */
  readonly values: readonly Value[];
}

export interface PageTexts<Text extends string, Value extends string> {
  readonly element: HTMLElement;
  readonly texts: { readonly [name in Text]: string };
  readonly values: { readonly [name in Value]: string };
}

/** The type of the texts that a declaration gives. */
export type TextsOf<Declared extends DeclaredTexts<string, string>> = {
  readonly [name in Declared["texts"][number]]: string;
};

/** The type of the values that a declaration gives. */
export type ValuesOf<Declared extends DeclaredTexts<string, string>> = {
  readonly [name in Declared["values"][number]]: string;
};

/** Reads all that is declared. @throws Error where the page lacks one of them. */
export function readTexts<Text extends string, Value extends string>(
  declared: DeclaredTexts<Text, Value>,
): PageTexts<Text, Value> {
  const element = find(`#${declared.id}`);
  const read = <Name extends string>(names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, valueOf(element, name)])) as {
      readonly [name in Name]: string;
    };
  return { element, texts: read(declared.texts), values: read(declared.values) };
}
