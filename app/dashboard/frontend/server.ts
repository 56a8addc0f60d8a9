/** Asking our own server for JSON. */

import { SignInNeeded } from "./errors";

/** Leaves for /sign-in. */
export function goToSignIn(): never {
  location.assign("/sign-in");
  throw new SignInNeeded("Please sign in again.");
}

/** @throws SignInNeeded when the session is over; Error with a sentence for any other refusal. */
export async function getJson<Content>(path: string): Promise<Content> {
  const response = await fetch(path, {
    headers: { Accept: "application/json" },
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
  });
  if (response.status === 401) goToSignIn();
  if (!response.ok) throw new Error(`The server answered ${response.status} to ${path}.`);
  return (await response.json()) as Content;
}
