/** Holds the organisation's secrets for one page and opens records, some milliseconds each. */

import { fromB64u, type Bytes } from "../encoding";
import { DoesNotOpen } from "../errors";
import { openRecord } from "../records";
import type { RecordOpenerRequest } from "./record-opener";
import { answerRequests } from "./worker-calls";

const secrets = new Map<string, Bytes>();

answerRequests<RecordOpenerRequest>(async (request) => {
  if ("secret" in request) {
    secrets.set(`${request.organisation}:${request.epoch}`, request.secret);
    return null;
  }
  const secret = secrets.get(`${request.organisation}:${request.epoch}`);
  if (secret === undefined) throw new DoesNotOpen("this page holds no key of that epoch");
  return openRecord(
    { ...request, body: fromB64u(request.body), grant: fromB64u(request.grant) },
    secret,
  );
});
