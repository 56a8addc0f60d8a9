/** What templates/page.html tells this screen's script. */

export const ACCOUNT = {
  id: "account",
  texts: ["short", "easy", "unlike", "stretching"],
  values: ["email", "salt"],
} as const;
