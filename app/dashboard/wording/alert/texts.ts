/** What templates/document.html tells document-view.ts. */

export const DOCUMENT = {
  id: "document",
  texts: ["changed", "nothing", "new", "gone", "statement", "sees", "subject", "compared"],
  values: ["labels"],
} as const;
