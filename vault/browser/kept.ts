/** What a browser keeps for a member from one page to the next: sealed for that member alone. */

import { canonical, readObject } from "./canonical";
import { context } from "./context";
import { concat, sha256Hex, utf8, type Bytes, type JsonObject } from "./encoding";
import type { Member } from "./members/members";
import { pad, unpad } from "./padding";
import { derive, unwrap, wrap } from "./wrapping";

export class KeptSeal {
  private constructor(
    private readonly memberId: string,
    private readonly key: Bytes,
  ) {}

  static async of(member: Member): Promise<KeptSeal> {
    return new KeptSeal(member.id, await derive(member.secret, "firedoor/v1/member/kept"));
  }

  /**
   * Opens for as long as the session lasts: the server forgets its half of the key with the
   * session, and then nobody opens what was kept.
   */
  static async ofSession(member: Member, pageKey: Bytes): Promise<KeptSeal> {
    const both = concat(member.secret, pageKey);
    return new KeptSeal(member.id, await derive(both, "firedoor/v1/member/kept-for-session"));
  }

  /** Under which name something of an address is kept: it says neither whose nor of which it is. */
  nameOf(path: string, called: string): Promise<string> {
    return sha256Hex(utf8(`${this.memberId} ${path} ${called}`));
  }

  /** Hides how long it is, too. */
  seal(name: string, content: JsonObject): Promise<Bytes> {
    return wrap(this.key, pad(canonical(content)), this.bound(name));
  }

  /** @throws DoesNotOpen where another member sealed it, or under another name. */
  async open(name: string, sealed: Bytes): Promise<JsonObject> {
    return readObject(unpad(await unwrap(this.key, sealed, this.bound(name))));
  }

  private bound(name: string): Bytes {
    return context("kept", this.memberId, name);
  }
}
