/** Spelled as one: what people type in several ways and mean as the same. */

/** A decimal digit of any script as 0 to 9. Unicode lays them out in tens from a multiple of 16, or 6 above. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  const row = point - (point % 16);
  const zero = /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6;
  return String(point - zero);
}

/** The same digits in ASCII. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, asciiDigit);
}

/** NFKC, case folded, digits in ASCII, without the invisible marks that typing habits differ in. */
export function folded(text: string): string {
  const plain = text.normalize("NFKC").replace(/[\p{Cf}\u0640]/gu, "");
  // Upper case in between folds what lower case alone leaves apart, such as ß and ss.
  const lower = plain.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ");
  return asciiDigits(lower.normalize("NFKC"));
}
