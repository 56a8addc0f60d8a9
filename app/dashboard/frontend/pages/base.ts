/** On every page. */

import { watchCover } from "../cover";
import { configureHtmx } from "../htmx-config";

configureHtmx();
watchCover();

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLSelectElement && "sendsItself" in target.dataset) target.form?.submit();
});
