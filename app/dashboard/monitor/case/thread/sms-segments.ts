/**
 * How many SMS parts a text costs, as intake/dialogue/texts/sms_segments.py counts them: GSM 03.38 septets,
 * or UCS-2 when one character is not in it (3GPP TS 23.038 and 23.040).
 */

const GSM_BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const GSM_EXTENSION = new Set("\f^{}\\[~]|€");
const SINGLE = { "GSM-7": 160, "UCS-2": 70 } as const;
const JOINED = { "GSM-7": 153, "UCS-2": 67 } as const;

export type Encoding = keyof typeof SINGLE;

export interface Segments {
  readonly encoding: Encoding;
  /** Septets (GSM-7) or 16-bit units (UCS-2). */
  readonly units: number;
  readonly parts: number;
  /** Units that still fit into the last part. */
  readonly left: number;
}

function width(character: string, encoding: Encoding): number {
  if (encoding === "GSM-7") return GSM_EXTENSION.has(character) ? 2 : 1;
  return character.length;
}

/** Counts the parts of `text` as the network bills them; an empty text counts as one part. */
export function measure(text: string): Segments {
  const characters = [...text];
  const gsm = characters.every((one) => GSM_BASIC.has(one) || GSM_EXTENSION.has(one));
  const encoding: Encoding = gsm ? "GSM-7" : "UCS-2";
  const widths = characters.map((one) => width(one, encoding));
  const units = widths.reduce((sum, one) => sum + one, 0);
  if (units <= SINGLE[encoding]) {
    return { encoding, units, parts: 1, left: SINGLE[encoding] - units };
  }
  const room = JOINED[encoding];
  let parts = 1;
  let used = 0;
  for (const one of widths) {
    // An escape pair or a surrogate pair moves whole into the next part.
    if (used + one > room) {
      parts += 1;
      used = 0;
    }
    used += one;
  }
  return { encoding, units, parts, left: room - used };
}
