/** What templates/page.html tells this screen's script. */

export const TEMPLATES = {
  id: "reply-templates",
  texts: [
    "closed",
    "ungranted",
    "noKeys",
    "sealing",
    "unknown",
    "offline",
    "one",
    "many",
    "room",
    "wide",
    "long",
  ],
  values: ["records"],
} as const;
