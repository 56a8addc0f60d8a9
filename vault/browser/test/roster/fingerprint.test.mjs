import assert from "node:assert/strict";
import { test } from "node:test";

import { fingerprint } from "../../roster/fingerprint";

test("the fingerprint is eight words of the list", () => {
  assert.equal(fingerprint("00".repeat(32)), Array(8).fill("abandon").join(" "));
  assert.equal(fingerprint("ff".repeat(32)), Array(8).fill("zoo").join(" "));
  assert.equal(
    fingerprint("0020040080100200400801" + "ff".repeat(21)),
    [1, 1, 1, 1, 1, 1, 1, 1].map((n) => ["abandon", "ability"][n]).join(" "),
  );
});
