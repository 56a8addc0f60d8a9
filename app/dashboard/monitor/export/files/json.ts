/** All that there is, for other programs; the format has a name, so that it can change. */

import type { ExportedCase, Maker } from "./exported";

export const FORMAT = "firedoor-export/1";

export function jsonOf(cases: readonly ExportedCase[], maker: Maker): string {
  return `${JSON.stringify({ format: FORMAT, made: maker, cases }, null, 2)}\n`;
}
