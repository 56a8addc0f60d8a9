/** The keys that a signed-in member uses: the organisation's roster and secrets, and its partners' rosters. */

import { context } from "../context";
import { b64u, equal, fromB64u, type Bytes } from "../encoding";
import { DoesNotOpen, RosterRefused } from "../errors";
import { sealingSeed, signingSeed, type Member } from "../members/members";
import type { Reader } from "../records";
import { believe, type Roster } from "../roster/roster";
import type { Memory } from "../roster/seen-versions";
import type { SignedDocument } from "../roster/signatures";
import { keyFromSeed, open } from "../sealing";
import { verificationKey } from "../signing";

type Chain = readonly SignedDocument[];

/** What the server holds for a member: the roster's versions, sealed secrets, the partners' rosters. */
export interface KeysAnswer {
  readonly member: string;
  readonly organisation: string;
  readonly roster: Chain;
  readonly epochs: readonly { readonly epoch: number; readonly secret_sealed: string }[];
  readonly partners: { readonly [organisation: string]: Chain };
}

/** Who is signed in, and for which organisation (its id). */
export interface SignedInMember {
  readonly member: Member;
  readonly organisation: string;
}

/** What binds an organisation's secret of an epoch, sealed to a member's sealing key. */
export function epochContext(organisation: string, epoch: number, memberId: string): Bytes {
  return context("epoch", `${organisation}:${epoch}`, memberId);
}

/** Secrets and partners are opened and checked when first asked for: a page needs few of them. */
export class Keyring {
  private readonly secrets = new Map<number, Promise<Bytes>>();
  private readonly partners = new Map<string, Promise<Roster>>();

  private constructor(
    readonly member: Member,
    readonly organisation: string,
    readonly roster: Roster,
    /** The member's Ed25519 seed. */
    readonly signingSeed: Bytes,
    private readonly answer: KeysAnswer,
    private readonly memory: Memory,
  ) {}

  /** Checks the roster against the member's pin. @throws RosterRefused */
  static async from(
    answer: KeysAnswer,
    { member, organisation }: SignedInMember,
    memory: Memory = localStorage,
  ): Promise<Keyring> {
    if (answer.member !== member.id || answer.organisation !== organisation) {
      throw new RosterRefused("The server answered with another member's keys.");
    }
    const pin = member.pins[organisation];
    if (pin === undefined)
      throw new RosterRefused("You have not confirmed this organisation's roster.");
    const roster = await believe(answer.roster, organisation, pin, memory);
    const seed = await signingSeed(member.secret);
    const entry = roster.document.members.find(({ id }) => id === member.id);
    if (entry?.signing !== b64u(verificationKey(seed))) {
      throw new RosterRefused("Your organisation's roster does not hold your keys.");
    }
    return new Keyring(member, organisation, roster, seed, answer, memory);
  }

  /** The epoch that new records go to; 0 where the organisation holds no content keys. */
  get epoch(): number {
    return this.roster.document.epoch;
  }

  /** The organisation's current public key. @throws RangeError where it holds none. */
  get publicKey(): Bytes {
    const key = this.roster.document.keys[String(this.epoch)];
    if (key === undefined) throw new RangeError("this organisation holds no content keys");
    return fromB64u(key);
  }

  /** The courier's public key. */
  get courierKey(): Bytes {
    return fromB64u(this.roster.document.services.courier);
  }

  /** The organisation's secret of an epoch, proved against the roster. @throws DoesNotOpen, RosterRefused */
  secret(epoch: number): Promise<Bytes> {
    return remembered(this.secrets, epoch, () => this.openSecret(epoch));
  }

  /** The organisation as the reader of what its member writes: by its secret, which is quick. */
  async reader(): Promise<Reader & { readonly secret: Bytes }> {
    return {
      organisation: this.organisation,
      epoch: this.epoch,
      secret: await this.secret(this.epoch),
    };
  }

  /** The roster of a head office that releases for this organisation. @throws RosterRefused */
  partner(organisation: string): Promise<Roster> {
    return remembered(this.partners, organisation, () => {
      const office = this.roster.document.releasers.find(
        (releaser) => releaser.organisation === organisation,
      );
      const chain = this.answer.partners[organisation];
      if (office === undefined || chain === undefined) {
        throw new RosterRefused("Your organisation's roster does not name this partner.");
      }
      return believe(chain, organisation, office.genesis, this.memory);
    });
  }

  private async openSecret(epoch: number): Promise<Bytes> {
    const grant = this.answer.epochs.find((granted) => granted.epoch === epoch);
    if (grant === undefined)
      throw new DoesNotOpen("You were not granted the organisation's key {epoch}.", { epoch });
    const bound = epochContext(this.organisation, epoch, this.member.id);
    const secret = await open(
      await sealingSeed(this.member.secret),
      fromB64u(grant.secret_sealed),
      bound,
    );
    const published = this.roster.document.keys[String(epoch)];
    if (published === undefined || !equal(await keyFromSeed(secret), fromB64u(published))) {
      throw new RosterRefused("The organisation's key {epoch} is not the one in its roster.", { epoch });
    }
    return secret;
  }
}

async function remembered<Name, Value>(
  known: Map<Name, Promise<Value>>,
  name: Name,
  find: () => Promise<Value>,
): Promise<Value> {
  const found = known.get(name) ?? find();
  known.set(name, found);
  return found;
}
