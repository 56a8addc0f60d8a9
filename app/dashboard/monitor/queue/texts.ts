/** What templates/page.html and templates/screening.html tell this screen's script. */

import type { TextsOf, ValuesOf } from "app/dashboard/frame/browser/texts";

export const STALE = { id: "stale", texts: ["text"], values: ["zone", "words"] } as const;

export const SCREENING = {
  id: "screening",
  texts: ["many", "said", "joined", "undone", "undo", "same", "place", "words", "suggested"],
  values: ["screen", "undoScreen", "join", "part"],
} as const;

export type ScreeningTexts = TextsOf<typeof SCREENING>;
export type ScreeningAddresses = ValuesOf<typeof SCREENING>;
