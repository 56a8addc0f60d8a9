/** What templates/page.html tells this screen's script. */

import type { TextsOf } from "app/dashboard/frame/browser/texts";

export const REMEDY = {
  id: "remedy",
  texts: ["closed", "ungranted", "noKeys", "sealing", "unknown", "offline"],
  values: ["records"],
} as const;

export type RemedyTexts = TextsOf<typeof REMEDY>;
