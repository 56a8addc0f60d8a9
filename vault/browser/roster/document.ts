/** One version of a roster: who is in an organisation and whose keys are whose. */

import { readCanonical } from "../canonical";
import { fromB64u, type Bytes, type Json, type JsonObject } from "../encoding";
import { RosterRefused } from "../errors";
import { PUBLIC_KEY_BYTES } from "../sealing";

export const COORDINATOR = "coordinator";
export const RELEASER = "releaser";
/** Roles that are granted no key: who has no other reads nothing. */
const READS_NOTHING: readonly string[] = ["administrator", "auditor"];
const VERIFICATION_KEY_BYTES = 32;
const RECOVERY_KEY_BYTES = PUBLIC_KEY_BYTES + VERIFICATION_KEY_BYTES;

export type OrganisationKind = "monitor" | "head_office" | "affiliate";

export type RosterMember = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** X-Wing public key, base64url. */
  readonly sealing: string;
  /** Ed25519 public key, base64url. */
  readonly signing: string;
};

export type RosterDocument = {
  readonly firedoor: "roster/1";
  readonly organisation: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly number: number;
  /** SHA-256 of the previous version's bytes, hexadecimal; null for version 1. */
  readonly previous: string | null;
  readonly members: readonly RosterMember[];
  /** 0: the organisation holds no content keys. */
  readonly epoch: number;
  readonly keys: { readonly [epoch: string]: string };
  readonly services: { readonly courier: string };
  readonly releasers: readonly { readonly organisation: string; readonly genesis: string }[];
  /** The recovery key's public halves, base64url (vault/browser/recovery/recovery-key.ts). */
  readonly recovery: string | null;
};

function refuse(number: Json | undefined, why: string): never {
  throw new RosterRefused("Roster {number} is damaged: {why}.", { number: String(number), why });
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isKey(value: Json | undefined, length: number): boolean {
  try {
    return typeof value === "string" && fromB64u(value).length === length;
  } catch {
    return false;
  }
}

function isMember(value: Json): value is RosterMember {
  return (
    isObject(value) &&
    typeof value["id"] === "string" &&
    typeof value["name"] === "string" &&
    Array.isArray(value["roles"]) &&
    value["roles"].every((role) => typeof role === "string") &&
    isKey(value["sealing"], PUBLIC_KEY_BYTES) &&
    isKey(value["signing"], VERIFICATION_KEY_BYTES)
  );
}

function isReleasingOffice(value: Json): boolean {
  return (
    isObject(value) &&
    typeof value["organisation"] === "string" &&
    /^[0-9a-f]{64}$/.test(String(value["genesis"]))
  );
}

function checkMembers(number: Json | undefined, members: Json | undefined): void {
  if (!Array.isArray(members) || !members.every(isMember)) refuse(number, "a member is incomplete");
  const ids = (members as readonly RosterMember[]).map((member) => member.id);
  const inOrder = ids.slice(1).every((id, at) => id > (ids[at] ?? id));
  if (!inOrder) refuse(number, "its members are not in order");
}

function checkKeys(number: Json | undefined, content: JsonObject): void {
  const { epoch, keys, services, releasers } = content;
  if (!Number.isSafeInteger(epoch) || (epoch as number) < 0) refuse(number, "it has no epoch");
  if (!isObject(keys) || !Object.values(keys).every((key) => isKey(key, PUBLIC_KEY_BYTES))) {
    refuse(number, "a key of the organisation is not whole");
  }
  if (epoch !== 0 && !(String(epoch) in (keys as JsonObject)))
    refuse(number, "the current key is missing");
  if (!isObject(services) || !isKey(services["courier"], PUBLIC_KEY_BYTES))
    refuse(number, "the courier's key is missing");
  if (!Array.isArray(releasers) || !releasers.every(isReleasingOffice))
    refuse(number, "a releasing office is incomplete");
}

/** Reads one version. Nothing is believed yet (roster.ts does that). @throws RosterRefused */
export function readRoster(bytes: Bytes): RosterDocument {
  let content: JsonObject;
  try {
    content = readCanonical(bytes);
  } catch {
    throw new RosterRefused("A roster is damaged: it is not canonical JSON.");
  }
  const { firedoor, organisation, name, kind, number, previous, recovery } = content;
  if (firedoor !== "roster/1") refuse(number, "it is of an unknown form");
  if (typeof organisation !== "string" || typeof name !== "string")
    refuse(number, "it names no organisation");
  if (kind !== "monitor" && kind !== "head_office" && kind !== "affiliate")
    refuse(number, "its kind is unknown");
  if (!Number.isSafeInteger(number) || (number as number) < 1)
    refuse(number, "its number is wrong");
  if (previous !== null && typeof previous !== "string")
    refuse(number, "it does not say what came before");
  if (recovery !== null && !isKey(recovery, RECOVERY_KEY_BYTES))
    refuse(number, "its recovery key is wrong");
  checkMembers(number, content["members"]);
  checkKeys(number, content);
  return content as RosterDocument;
}

/** Whether a member with these roles is granted the organisation's keys. */
export function readsContent(roles: readonly string[]): boolean {
  return !roles.every((role) => READS_NOTHING.includes(role));
}
