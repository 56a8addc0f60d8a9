/** What templates/page.html tells this screen's script. */

export const OWN_TASKS = {
  id: "own-tasks",
  texts: ["closed", "ungranted", "noKeys"],
  values: ["records"],
} as const;
