/** What is said of a passphrase while it is typed; only its length is a rule (ASVS 6.2.1, 6.2.5). */

export type Strength = "short" | "plain" | "good";

export const SHORTEST = 12;
const GOOD_LENGTH = 16;
const GOOD_VARIETY = 8;

export function strengthOf(passphrase: string): Strength {
  const characters = Array.from(passphrase.normalize("NFKC"));
  if (characters.length < SHORTEST) return "short";
  const varied = new Set(characters.map((one) => one.toLowerCase())).size >= GOOD_VARIETY;
  return characters.length >= GOOD_LENGTH && varied ? "good" : "plain";
}

/** Shows the sentence for what is typed; none while the field is empty. */
export function watchStrength(field: HTMLInputElement): void {
  const sentences = document.querySelectorAll<HTMLElement>("[data-strength]");
  field.addEventListener("input", () => {
    const strength = field.value === "" ? undefined : strengthOf(field.value);
    for (const sentence of sentences) sentence.hidden = sentence.dataset["strength"] !== strength;
  });
}
