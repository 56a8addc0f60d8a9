/** Holds the index beside the page, which would stand still while it grows. */

import { answerRequests } from "vault/browser/web_workers/worker-calls";

import type { IndexRequest } from "./index-calls";
import { TextIndex } from "./text-index";

const index = new TextIndex();

answerRequests<IndexRequest>(async (request) => {
  if ("query" in request) return index.search(request.query, request.most);
  if ("cases" in request) index.addCases(request.cases);
  else index.addTexts(request.texts);
  return null;
});
