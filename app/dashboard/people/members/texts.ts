/** What templates/page.html tells this screen's script. */

export const PEOPLE = {
  id: "people",
  texts: ["opening", "sending", "tampered", "otherwords", "norole", "copied"],
  values: [],
} as const;
