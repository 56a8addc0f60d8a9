/** What templates/release.html tells this screen's script. */

export const RELEASE = {
  id: "release",
  texts: ["opening", "holds", "other", "unsigned", "alone", "failed"],
  values: ["alert", "source", "preview", "sign", "pins"],
} as const;
