/** What templates/page.html tells this screen's script. */

export const EXPORT = {
  id: "export",
  texts: [
    "collecting",
    "done",
    "closed",
    "stopped",
    "title",
    "warning",
    "made",
    "notOpened",
    "opened",
    "ended",
    "assigned",
    "thread",
    "worker",
    "member",
    "finding",
    "note",
    "action",
    "actionNote",
  ],
  values: ["source", "name", "maker", "organisation", "at"],
} as const;
