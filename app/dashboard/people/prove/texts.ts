/** What templates/page.html tells this screen's script. */

export const PROVE = {
  id: "prove",
  texts: ["stretching"],
  values: ["salt", "next"],
} as const;
