/** What templates/page.html tells this screen's script. */

import type { TextsOf } from "app/dashboard/frame/browser/texts";

export const GLOSS = {
  id: "gloss",
  texts: [
    "closed",
    "ungranted",
    "noKeys",
    "sealing",
    "unknown",
    "offline",
    "asking",
    "silent",
    "refused",
  ],
  values: ["records"],
} as const;

export type GlossTexts = TextsOf<typeof GLOSS>;
