/** On every page. */

import { configureHtmx } from "../htmx-config";

configureHtmx();
