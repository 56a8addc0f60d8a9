/** On every page. */

import { configureHtmx } from "./browser/htmx-config";
import { watchKeys } from "./browser/keys";
import { watchPrivacyScreen } from "./browser/privacy-screen";
import { watchSession, watchUnsent } from "./browser/unsent";

configureHtmx();
watchPrivacyScreen();
watchKeys();
watchUnsent();
watchSession("X-Firedoor-Background");

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement && "sendsItself" in target.dataset) target.form?.submit();
});
