/** What templates/page.html tells this screen's script. */

import type { TextsOf } from "app/dashboard/frame/browser/texts";

export const CASE = {
  id: "case",
  texts: [
    "closed",
    "ungranted",
    "noKeys",
    "one",
    "many",
    "room",
    "partsOne",
    "partsMany",
    "wide",
    "long",
    "longAsk",
    "picture",
    "pages",
    "hide",
    "hidePages",
    "firstPart",
    "firstPages",
    "save",
    "sealing",
    "posted",
    "unknown",
    "offline",
  ],
  values: ["case", "records", "read"],
} as const;

export type CaseTexts = TextsOf<typeof CASE>;
