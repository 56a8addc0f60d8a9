/** What templates/page.html tells this screen's script. */

import type { TextsOf } from "app/dashboard/frame/browser/texts";

export const SEARCH = {
  id: "search",
  texts: [
    "building",
    "searched",
    "closed",
    "found",
    "first",
    "nothing",
    "nothingYet",
    "some",
    "more",
    "since",
    "worker",
    "member",
    "finding",
    "note",
    "plan",
    "task",
    "gloss",
    "talks",
    "evidence",
    "figure",
    "stopped",
    "noKeys",
  ],
  values: ["cases", "records"],
} as const;

export type SearchTexts = TextsOf<typeof SEARCH>;
