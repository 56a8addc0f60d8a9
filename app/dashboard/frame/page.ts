/** On every page. */

import { configureHtmx } from "./browser/htmx-config";
import { watchPrivacyScreen } from "./browser/privacy-screen";

configureHtmx();
watchPrivacyScreen();

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement && "sendsItself" in target.dataset) target.form?.submit();
});
