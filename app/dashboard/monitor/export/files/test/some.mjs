/** A case for the tests of files. */
export const TEXT = {
  author: "worker",
  thread: 1,
  by: "",
  at: "2026-11-22T12:00:00+00:00",
  result: "",
  grade: "",
  text: "two months without pay",
};

export const CASE = {
  reference: "C-1",
  joined: ["C-9"],
  state: "finding",
  state_words: "Finding recorded",
  level: "L3",
  level_words: "Serious",
  category: "WAGES",
  category_words: "Wages",
  proposed: false,
  factory: "Meghna",
  factory_code: "4821",
  country: "BD",
  language: "Bangla",
  reports: 1,
  assigned_to: "Asha",
  opened_at: "2026-11-22T12:00:00+00:00",
  ended_on: "",
  breaches: ["A blacklist"],
  causes: ["Late payment"],
  money: [{ words: "Owed to workers: 100 BDT", kind: "owed" }],
  polls: [{ words: "=1 asked", asked: 1 }],
  contests: [{ words: "The worker does not agree.", outcome: "" }],
  transfers: [{ words: "=Transfer", to: "Bela" }],
  texts: [
    TEXT,
    { ...TEXT, author: "finding", thread: 0, by: "Asha", result: "Partly", grade: "E3", text: "it is so" },
    { ...TEXT, text: null },
  ],
};

export const MAKER = { organisation: "Shromik Kotha", member: "Asha", at: "2026-11-30T15:00" };
