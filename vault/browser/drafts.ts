/** What a member typed and has not sent: sealed for that member alone, to be kept in the browser. */

import { canonical, readObject } from "./canonical";
import { context } from "./context";
import { sha256Hex, utf8, type Bytes, type JsonObject } from "./encoding";
import type { Member } from "./members/members";
import { pad, unpad } from "./padding";
import { derive, unwrap, wrap } from "./wrapping";

export class DraftSeal {
  private constructor(
    private readonly memberId: string,
    private readonly key: Bytes,
  ) {}

  static async of(member: Member): Promise<DraftSeal> {
    return new DraftSeal(member.id, await derive(member.secret, "firedoor/v1/member/drafts"));
  }

  /** Under which name a form of a page is kept: it says neither whose it is nor of which page. */
  nameOf(page: string, form: string): Promise<string> {
    return sha256Hex(utf8(`${this.memberId} ${page} ${form}`));
  }

  /** Hides how long the text is, too. */
  seal(name: string, content: JsonObject): Promise<Bytes> {
    return wrap(this.key, pad(canonical(content)), this.bound(name));
  }

  /** @throws DoesNotOpen where another member sealed it, or for another form. */
  async open(name: string, sealed: Bytes): Promise<JsonObject> {
    return readObject(unpad(await unwrap(this.key, sealed, this.bound(name))));
  }

  private bound(name: string): Bytes {
    return context("draft", this.memberId, name);
  }
}
