/** What templates/remarks.html tells the scripts that look at a text before it leaves. */

import type { TextsOf } from "app/dashboard/frame/browser/texts";

export const REMARKS = {
  id: "remarks",
  texts: [
    "contact",
    "factory",
    "case",
    "time",
    "date",
    "phone",
    "place",
    "number",
    "day",
    "role",
    "name",
    "quote",
    "small_factory",
    "blocks",
    "why",
    "reason",
    "unexplained",
    "confirm",
    "missing",
  ],
  values: ["rules", "known"],
} as const;

export type RemarkTexts = TextsOf<typeof REMARKS>;
