/** Asking our own server for JSON. */

import type { Bytes } from "vault/browser/encoding";
import { SentenceError } from "vault/browser/errors";

import { NotAnswered, Refused, SignInNeeded } from "./errors";
import { leaveToSignIn } from "./unsent";

const NOT_CHANGED = 304;

/** Leaves for /sign-in; where something is typed, the page stays and says so. */
export function goToSignIn(): never {
  leaveToSignIn();
  throw new SignInNeeded("Please sign in again.");
}

/** @throws SignInNeeded when the session is over; Error with the server's sentence otherwise. */
export async function getJson<Content>(path: string): Promise<Content> {
  return (await (await get(path)).json()) as Content;
}

/** An answer, and the name of its version where the server gives one. */
export interface Version<Content> {
  readonly content: Content;
  readonly etag: string | undefined;
}

/**
 * @param known the name of the version that is kept here.
 * @returns undefined where that is the newest.
 * @throws as getJson
 */
export async function getVersion<Content>(
  path: string,
  known: string | undefined,
): Promise<Version<Content> | undefined> {
  const response = await get(path, known === undefined ? {} : { "If-None-Match": known });
  if (response.status === NOT_CHANGED) return undefined;
  return {
    content: (await response.json()) as Content,
    etag: response.headers.get("ETag") ?? undefined,
  };
}

async function get(path: string, headers: { [name: string]: string } = {}): Promise<Response> {
  const response = await fetch(path, {
    headers: { Accept: "application/json", ...headers },
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
  });
  if (response.status === 401) goToSignIn();
  if (!response.ok && response.status !== NOT_CHANGED) throw await refusal(response, path);
  return response;
}

/** The bytes of a sealed file. @throws SignInNeeded when the session is over; Error otherwise. */
export async function getBytes(path: string): Promise<Bytes> {
  const response = await fetch(path, {
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
  });
  if (response.status === 401) goToSignIn();
  if (!response.ok) throw new SentenceError("The server answered {status} for this file.", { status: response.status });
  return new Uint8Array(await response.arrayBuffer());
}

interface RefusalAnswer {
  readonly error?: string;
  readonly code?: string;
  readonly values?: { readonly [name: string]: string };
}

async function refusal(response: Response, path: string): Promise<Error> {
  const answer = (await response.json().catch(() => ({}))) as RefusalAnswer;
  if (answer.error !== undefined) return new Refused(answer.error, answer.code, answer.values);
  return new SentenceError("The server answered {status} to {path}.", { status: response.status, path });
}

function notKnown(): NotAnswered {
  return new NotAnswered("The server did not answer. It is not known whether this was sent.");
}

/**
 * Posts JSON with the page's CSRF token. It never leaves the page: what is typed stays.
 * @throws SignInNeeded when the session is over; NotAnswered where it may have been done and may
 * not; Refused with the server's sentence otherwise.
 */
export async function postJson<Content>(path: string, body: unknown): Promise<Content> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content;
  const response = await fetch(path, {
    method: "POST",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
      "X-CSRFToken": token ?? "",
    },
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
    body: JSON.stringify(body),
  }).catch(() => {
    throw notKnown();
  });
  if (response.status === 401) {
    if (document.querySelector("[data-unsent]") !== null) leaveToSignIn();
    throw new SignInNeeded("You are signed out. Copy what you wrote, then sign in again.");
  }
  if (response.status >= 500) throw notKnown();
  if (!response.ok) throw await refusal(response, path);
  return (await response.json().catch(() => {
    throw notKnown();
  })) as Content;
}
