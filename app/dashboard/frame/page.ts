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

// On a phone the pages stand in one row that is swiped: the present one is in sight.
const here = document.querySelector<HTMLElement>(".top nav [aria-current]");
const row = here?.parentElement;
if (here && row) row.scrollLeft += here.getBoundingClientRect().x - row.getBoundingClientRect().x;
