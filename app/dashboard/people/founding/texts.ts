/** What templates/page.html tells this screen's script. */

export const FOUNDING = {
  id: "found",
  texts: ["loading", "over", "incomplete", "short", "easy", "unlike", "stretching", "sending"],
  values: ["invitation"],
} as const;
