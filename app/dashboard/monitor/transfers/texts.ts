/** What templates/offer.html tells this screen's script. */

export const OFFER = {
  id: "transfer",
  texts: ["opening", "holds", "unsigned", "sealing", "unknown"],
  values: ["transfer", "source", "accept", "pins"],
} as const;
