/** One sentence at the top of the page, as long as one device has no answer. */

import { find } from "app/dashboard/frame/browser/elements";

export class AwayNotice {
  private readonly place = find("#away");
  private readonly unanswered = new Set<object>();

  /** @param sentence why `device` has no answer; empty when it has one. */
  tell(device: object, sentence: string): void {
    if (sentence) this.unanswered.add(device);
    else this.unanswered.delete(device);
    if (sentence && this.place.textContent !== sentence) this.place.textContent = sentence;
    this.place.hidden = this.unanswered.size === 0;
  }
}
