/** What templates/page.html tells this screen's script. */

export const JOINING = {
  id: "join",
  texts: ["loading", "over", "incomplete", "short", "easy", "unlike", "stretching", "tampered", "sending"],
  values: ["invitation"],
} as const;
