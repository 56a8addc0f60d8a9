/** What templates/page.html tells this screen's script. */

export const RECOVERY = {
  id: "recover",
  texts: ["loading", "over", "incomplete", "short", "easy", "unlike", "stretching", "otherpapers", "sending"],
  values: ["invitation"],
} as const;
