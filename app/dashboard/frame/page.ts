/** On every page. */

import { configureHtmx } from "./browser/htmx-config";
import { watchCover } from "./browser/privacy-screen";

configureHtmx();
watchCover();

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement && "sendsItself" in target.dataset) target.form?.submit();
});
