/** Sentences with places for values. */

export interface PlaceholderValues {
  readonly [name: string]: string | number;
}

/** Writes the values into a sentence: `{name}` becomes the value of that name. */
export function fillPlaceholders(sentence: string, values: PlaceholderValues): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
