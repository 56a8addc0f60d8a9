/** The banner that says how the practice carrier misbehaves, asked for every second while seen. */

import { find } from "app/dashboard/frame/browser/elements";

const EVERY_MS = 1000;
const BACKGROUND = { "X-Firedoor-Background": "1" };

export function startHabits(): void {
  const banner = find("#habits");
  let shown = banner.textContent.trim();
  const look = async (): Promise<void> => {
    if (document.visibilityState === "visible") {
      const answer = await fetch("/practice/habits", { headers: BACKGROUND, cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const said = page.body.textContent.trim();
      if (answer.ok && said !== shown) {
        shown = said;
        banner.replaceChildren(...page.body.childNodes);
        banner.hidden = said === "";
      }
    }
  };
  const again = (): void => {
    // While Firedoor is away the other devices say so.
    void look().catch(() => undefined).then(() => setTimeout(again, EVERY_MS));
  };
  setTimeout(again, EVERY_MS);
}
