/** What templates/page.html tells this screen's script. */

import type { TextsOf, ValuesOf } from "app/dashboard/frame/browser/texts";

export const DRAFT = {
  id: "draft",
  texts: [
    "opening",
    "compared",
    "progress",
    "closed",
    "missing",
    "vouch",
    "blocked",
    "ready",
    "sealing",
    "failed",
    "noKeys",
  ],
  values: ["case", "source", "check", "preview", "propose", "fixed"],
} as const;

export type DraftTexts = TextsOf<typeof DRAFT>;
export type DraftValues = ValuesOf<typeof DRAFT>;
