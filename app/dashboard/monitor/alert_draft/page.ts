/** Drafting an alert: objections while it is written, then exactly what goes out, then signing. */

import { Drafts } from "app/dashboard/frame/browser/drafts";
import { find } from "app/dashboard/frame/browser/elements";
import { SignInNeeded } from "app/dashboard/frame/browser/errors";
import { sayIn, sentenceOf } from "app/dashboard/frame/browser/sentences";
import { readTexts } from "app/dashboard/frame/browser/texts";
import type { JsonObject } from "vault/browser/encoding";
import { fillPlaceholders } from "vault/browser/placeholders";

import { NotAllCompared } from "./comparison/compared-texts";
import { StatementRemarks } from "./comparison/statement-remarks";
import { DraftForm } from "./form/draft-form";
import { Objections } from "./form/objections";
import { buildProposal, type Proposal } from "./signing/proposal";
import { SigningStep } from "./signing/signing-step";
import { DRAFT } from "./texts";
import { compareAll, unlock, type Unlocked } from "./unlock";

/** A pause in typing after which the rules are asked. */
const PAUSE_MS = 250;
const DRAFT_NAME = "alert";

class DraftPage {
  private readonly page = readTexts(DRAFT);
  private readonly texts = this.page.texts;
  private readonly form = new DraftForm(
    find<HTMLFormElement>("#fields"),
    JSON.parse(this.page.values.fixed) as JsonObject,
  );
  private readonly remarks = new StatementRemarks(this.form, () =>
    (this.unlocked?.compared.texts ?? []).map(({ text }) => text),
  );
  private readonly objections = new Objections(
    this.form,
    this.texts,
    this.page.values,
    this.remarks,
  );
  private readonly signing = new SigningStep(
    find("[data-signing]", this.page.element),
    this.form,
    this.texts,
    this.page.values,
  );
  private readonly showButton = find<HTMLButtonElement>("[data-show]", this.page.element);
  private readonly proposeButton = find<HTMLButtonElement>("[data-propose]", this.page.element);
  private unlocked: Unlocked | undefined;
  private proposal: Proposal | undefined;
  private drafts: Drafts | undefined;
  private pause: ReturnType<typeof setTimeout> | undefined;

  start(): void {
    this.form.element.addEventListener("input", () => this.changed());
    this.form.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.showProposal();
    });
    this.proposeButton.addEventListener("click", () => this.propose());
    find("[data-back]", this.page.element).addEventListener("click", () =>
      this.signing.turn(false),
    );
    unlock(this.form, this.remarks, this.texts, this.page.values)
      .then(async (unlocked) => {
        this.drafts = await Drafts.of(unlocked.keyring.member);
        await this.drafts.watch(this.form.element, DRAFT_NAME);
        this.unlocked = unlocked;
        this.remarks.show();
      })
      .catch((error: unknown) => this.sayWhyLocked(error))
      .finally(() => void this.check());
  }

  private sayWhyLocked(error: unknown): void {
    if (error instanceof SignInNeeded) return;
    const why = error instanceof NotAllCompared ? "" : `${this.texts.noKeys} `;
    sayIn(this.form.element, why + sentenceOf(error), true);
  }

  private changed(): void {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.remarks.show();
      void this.check();
    }, PAUSE_MS);
  }

  private async check(): Promise<void> {
    const place = this.form.element;
    const count = await this.objections.count().catch(this.failed(place));
    if (count === undefined) return;
    const unlocked = this.unlocked?.compared.complete === true;
    this.showButton.disabled = count > 0 || !unlocked;
    if (!unlocked) return;
    const { blocked, ready } = this.texts;
    sayIn(place, count > 0 ? fillPlaceholders(blocked, { count }) : ready, count > 0);
  }

  private showProposal(): void {
    const { unlocked, showButton } = this;
    if (unlocked?.compared.complete !== true || showButton.disabled) return;
    this.once(showButton, this.form.element, async () => {
      this.proposal = await this.build(unlocked);
      await this.signing.show(this.proposal);
    });
  }

  private async build({ keyring, compared }: Unlocked): Promise<Proposal> {
    // A worker may have written since the page was opened: nothing is signed before it is compared.
    const workers = await compareAll(compared, this.texts);
    const office = await keyring.partner(this.form.offices.value);
    // What came meanwhile may have made new remarks, which have no reason yet.
    this.remarks.show();
    const [open] = this.remarks.open();
    if (open !== undefined) throw new Error(open.sentence);
    const draft = { ...this.form.read(), remarks: this.remarks.all() };
    return buildProposal(draft, this.form.reference, workers, office, keyring);
  }

  private propose(): void {
    const { proposal, unlocked } = this;
    if (proposal === undefined || unlocked === undefined) return;
    this.once(this.proposeButton, this.signing.element, async () => {
      await this.signing.propose(proposal, unlocked.keyring);
      await this.drafts?.forget(this.form.element, DRAFT_NAME);
      location.assign(this.page.values.case);
    });
  }

  /** One click at a time; what is written stays where it fails. */
  private once(button: HTMLButtonElement, place: HTMLElement, act: () => Promise<void>): void {
    button.disabled = true;
    act()
      .catch(this.failed(place))
      .finally(() => (button.disabled = false));
  }

  private failed(place: HTMLElement): (error: unknown) => undefined {
    return (error) => {
      sayIn(place, `${this.texts.failed} ${sentenceOf(error)}`, true);
      return undefined;
    };
  }
}

new DraftPage().start();
