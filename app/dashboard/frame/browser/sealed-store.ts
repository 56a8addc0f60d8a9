/** One named place in IndexedDB for bytes that are sealed already. */

import type { Bytes } from "vault/browser/encoding";

const STORE = "sealed";

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () =>
      reject(request.error ?? new Error("the browser's storage failed")),
    );
  });
}

async function withStore<Result>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open("firedoor", 1);
  opening.addEventListener("upgradeneeded", () => opening.result.createObjectStore(STORE));
  const database = await done(opening);
  try {
    return await done(use(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

export async function putSealed(name: string, sealed: Bytes): Promise<void> {
  await withStore("readwrite", (store) => store.put(sealed, name));
}

export async function getSealed(name: string): Promise<Bytes | undefined> {
  return withStore("readonly", (store) => store.get(name) as IDBRequest<Bytes | undefined>);
}

export async function removeSealed(name: string): Promise<void> {
  await withStore("readwrite", (store) => store.delete(name));
}
