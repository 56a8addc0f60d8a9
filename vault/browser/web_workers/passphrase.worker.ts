/** Stretches a passphrase beside the page, which would stand still meanwhile. */

import type { Bytes } from "../encoding";
import { fromPassphrase } from "../members/passphrase";
import { answerRequests } from "./worker-calls";

answerRequests<{ passphrase: string; salt: Bytes }>(({ passphrase, salt }) =>
  fromPassphrase(passphrase, salt),
);
