/** What templates/page.html tells this screen's script. */

import type { TextsOf } from "app/dashboard/frame/browser/texts";

export const EVIDENCE = {
  id: "evidence",
  texts: [
    "closed",
    "ungranted",
    "noKeys",
    "sealing",
    "unknown",
    "offline",
    "noNumber",
    "whole",
    "minimum",
    "periodHour",
    "periodDay",
    "periodWeek",
    "periodMonth",
  ],
  values: ["records"],
} as const;

export type EvidenceTexts = TextsOf<typeof EVIDENCE>;
