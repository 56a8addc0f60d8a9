/** What templates/page.html tells this screen's script. */

export const RECOVERY_PAPERS = {
  id: "papers",
  texts: ["opening", "sending", "unlike"],
  values: [],
} as const;
