import assert from "node:assert/strict";
import { test } from "node:test";

import { concat, randomBytes } from "../encoding";
import { CHUNK, openFile, SEALED_CHUNK, sealFile } from "../files";

const closed = { name: "DoesNotOpen" };
const key = randomBytes(32);
const data = new Uint8Array(2 * CHUNK + 5).fill(7);

test("a file opens with its key and name only", async () => {
  const sealed = await sealFile(key, "f1", data);
  assert.deepEqual(await openFile(key, "f1", sealed), data);
  await assert.rejects(openFile(key, "f2", sealed), closed);
  await assert.rejects(openFile(randomBytes(32), "f1", sealed), closed);
  await assert.rejects(openFile(key, "f1", new Uint8Array()), closed);
});

test("a chunk that is left out, moved or added closes the file", async () => {
  const sealed = await sealFile(key, "f1", data);
  const chunk = (number) => sealed.slice(number * SEALED_CHUNK, (number + 1) * SEALED_CHUNK);
  await assert.rejects(openFile(key, "f1", concat(chunk(0), chunk(1))), closed);
  await assert.rejects(openFile(key, "f1", concat(chunk(1), chunk(0), chunk(2))), closed);
  await assert.rejects(openFile(key, "f1", concat(chunk(0), sealed)), closed);
});
