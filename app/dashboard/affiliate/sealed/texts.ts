/** What templates/opening.html tells the script of a buyer's pages. */

export const SEALED = {
  id: "sealed",
  texts: ["closed", "ungranted", "noKeys", "unknown", "offline"],
  values: ["records"],
} as const;
