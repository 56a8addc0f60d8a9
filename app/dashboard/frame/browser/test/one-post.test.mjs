import assert from "node:assert/strict";
import { test } from "node:test";

import { NotAnswered, Refused, SignInNeeded } from "../errors";
import { OnePost } from "../one-post";

/** A server that answers the posts in turn: with nothing, or by throwing what is given. */
function server(...answers) {
  const posted = [];
  const one = new OnePost(async (path, body) => {
    posted.push(body.id);
    const answer = answers.shift();
    if (answer !== undefined) throw answer;
  });
  let made = 0;
  const press = () => one.send(async () => ({ path: "/reply", body: { id: (made += 1) } }));
  return { one, posted, press };
}

const lost = () => new NotAnswered("not known");

test("a press whose answer was lost is posted again with the same id, until it is answered", async () => {
  const { one, posted, press } = server(lost(), lost());
  await assert.rejects(press, { name: "NotAnswered" });
  assert.notEqual(one.unanswered, undefined);
  await assert.rejects(press, { name: "NotAnswered" });
  await press();
  assert.equal(one.unanswered, undefined);
  await press();
  assert.deepEqual(posted, [1, 1, 1, 2]);
});

test("what was refused is made anew", async () => {
  const { one, posted, press } = server(new Refused("no"), lost(), new Refused("no"));
  await assert.rejects(press, { name: "Refused" });
  assert.equal(one.unanswered, undefined);
  await assert.rejects(press, { name: "NotAnswered" });
  await assert.rejects(press, { name: "Refused" });
  assert.equal(one.unanswered, undefined);
  assert.deepEqual(posted, [1, 2, 2]);
});

test("signed out before any answer was lost, nothing is open; after it, it stays open", async () => {
  const out = new SignInNeeded("out");
  const { one, posted, press } = server(out, lost(), out);
  await assert.rejects(press, out);
  assert.equal(one.unanswered, undefined);
  await assert.rejects(press, { name: "NotAnswered" });
  await assert.rejects(press, out);
  assert.notEqual(one.unanswered, undefined);
  await press();
  assert.deepEqual(posted, [1, 2, 2, 2]);
});

test("a post of an earlier page goes again before anything new is made", async () => {
  const posted = [];
  const open = { path: "/reply", body: { id: 7 } };
  const one = new OnePost(async (path, body) => void posted.push([path, body.id]), open);
  await one.send(async () => ({ path: "/reply", body: { id: 8 } }));
  await one.send(async () => ({ path: "/reply", body: { id: 8 } }));
  assert.deepEqual(posted, [["/reply", 7], ["/reply", 8]]);
});
