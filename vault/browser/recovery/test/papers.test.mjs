import assert from "node:assert/strict";
import { test } from "node:test";

import { equal } from "../../encoding";
import { newPapers, secretOfPapers } from "../papers";

test("any two papers give the secret, in either order", async () => {
  const { secret, papers } = await newPapers();
  assert.equal(papers.length, 3);
  for (const words of papers) assert.equal(words.split(" ").length, 24);
  for (const [one, other] of [[0, 1], [1, 0], [0, 2], [2, 0], [1, 2], [2, 1]])
    assert.ok(equal(await secretOfPapers(papers[one], papers[other]), secret), `${one} and ${other}`);
});

test("words may be typed with numbers, lines and capitals", async () => {
  const { secret, papers } = await newPapers();
  const typed = papers[0].split(" ").map((word, at) => `${at + 1}. ${word.toUpperCase()}`).join("\n");
  assert.ok(equal(await secretOfPapers(typed, `  ${papers[1]} `), secret));
});

test("what is wrong is said", async () => {
  const [mine, others] = [(await newPapers()).papers, (await newPapers()).papers];
  const words = mine[0].split(" ");
  const cases = [
    [mine[0], mine[0], /one paper/],
    [mine[0], others[1], /not made together/],
    [mine[0], "", /has 24 words; these are 0/],
    [mine[0], words.slice(1).join(" "), /has 24 words; these are 23/],
    [mine[0], mine[1].replace(/^\w+/, "firedoor"), /firedoor/],
  ];
  for (const [one, other, why] of cases) await assert.rejects(secretOfPapers(one, other), why);
});

test("two words in the wrong order are noticed, 255 times of 256", async () => {
  const { papers } = await newPapers();
  const words = papers[0].split(" ");
  let [swaps, taken] = [0, 0];
  for (let at = 1; at < words.length; at += 1) {
    if (words[at] === words[at - 1]) continue;
    const swapped = [...words.slice(0, at - 1), words[at], words[at - 1], ...words.slice(at + 1)];
    swaps += 1;
    await secretOfPapers(swapped.join(" "), papers[1]).then(() => (taken += 1), () => undefined);
  }
  assert.ok(taken <= swaps / 4, `${taken} of ${swaps} were taken`);
});
