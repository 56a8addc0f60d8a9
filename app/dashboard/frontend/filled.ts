/** Sentences with places for values. */

export interface Values {
  readonly [name: string]: string | number;
}

/** `{name}` in a sentence, filled. */
export function filled(sentence: string, values: Values): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
