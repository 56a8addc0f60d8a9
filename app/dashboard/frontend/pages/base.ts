/** On every page. */

import { watchCover } from "../cover";
import { configureHtmx } from "../htmx-config";

configureHtmx();
watchCover();
