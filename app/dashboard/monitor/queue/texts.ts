/** What templates/page.html tells this screen's script. */

export const STALE = { id: "stale", texts: ["text"], values: ["zone", "words"] } as const;
