import assert from "node:assert/strict";
import { test } from "node:test";

import { FORMAT, jsonOf } from "../json";
import { CASE, MAKER } from "./some.mjs";

test("all fields come back as they were", () => {
  assert.deepEqual(JSON.parse(jsonOf([CASE], MAKER)), { format: FORMAT, made: MAKER, cases: [CASE] });
});
