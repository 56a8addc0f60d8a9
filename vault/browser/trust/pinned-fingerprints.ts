/**
 * What a releaser confirmed of the monitor organisations whose alerts the releaser signs.
 *
 * The pin of the releaser's own organisation is in the passphrase's blob, which a page can't write:
 * the passphrase is asked for at sign-in only. localStorage would not last, since signing out clears
 * it, and a question at every sign-in is soon answered without looking. So the fingerprints lie at
 * the server, wrapped under a key of the member's secret: the server can lose them, and then the page
 * asks for the eight words again; it can't make others. An older set that it puts back names no
 * organisation that was not confirmed. The courier checks each mail against the operator's own files
 * as well.
 */

import { canonical, readObject } from "../canonical";
import { context } from "../context";
import type { Bytes } from "../encoding";
import { DoesNotOpen } from "../errors";
import type { Member, Pins } from "../members/members";
import { derive, unwrap, wrap } from "../wrapping";

function pinsKey(member: Member): Promise<Bytes> {
  return derive(member.secret, "firedoor/v1/member/pins");
}

function pinsContext(member: Member): Bytes {
  return context("member", "pins", member.id);
}

export async function wrapPins(member: Member, pins: Pins): Promise<Bytes> {
  return wrap(await pinsKey(member), canonical(pins), pinsContext(member));
}

/** @throws DoesNotOpen where they are not what this member wrapped. */
export async function unwrapPins(member: Member, wrapped: Bytes): Promise<Pins> {
  const content = readObject(await unwrap(await pinsKey(member), wrapped, pinsContext(member)));
  const genuine = Object.values(content).every((pin) => typeof pin === "string");
  if (!genuine) throw new DoesNotOpen("the confirmed fingerprints are damaged");
  return content as Pins;
}
