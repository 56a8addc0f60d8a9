/** Signs that can't be seen, shown: who writes may not turn or hide what a reader sees (safety.md, Web). */

/**
 * Overrides, embeddings and isolates of direction, spaces without width, the soft hyphen, byte order marks,
 * tags and the controls of old terminals. What scripts need to be read stays as it is: joiners (Bangla, Persian,
 * emoji) and the plain marks of direction that keyboards for Arabic type, which turn nothing but what is next to them.
 */
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** A text as it is put on the page: each hidden sign as its number, such as [U+202E]. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(HIDDEN, (sign) => {
    const number = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    return `[U+${number}]`;
  });
}
