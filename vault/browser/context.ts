/** What a sealed value is bound to (docs/design.md, Keys): moved to another row, it does not open. */

import { utf8, type Bytes } from "./encoding";

/** "firedoor/v1/<purpose>/<owner>/<record>". @throws RangeError for a part that is empty or holds a slash. */
export function context(purpose: string, owner: string, record: string): Bytes {
  for (const part of [purpose, owner, record]) {
    if (part === "" || part.includes("/"))
      throw new RangeError(`"${part}" can't be part of a context`);
  }
  return utf8(`firedoor/v1/${purpose}/${owner}/${record}`);
}

/** What the grant of a record's data key to an organisation is bound to. */
export function grantContext(organisation: string, epoch: number, recordId: string): Bytes {
  return context("grant", `${organisation}:${epoch}`, recordId);
}
