/** The second step: the drafter is shown exactly what goes out, then signs it. */

import { find } from "app/dashboard/frame/browser/elements";
import { sayIn } from "app/dashboard/frame/browser/sentences";
import { postJson } from "app/dashboard/frame/browser/server";
import { DocumentView, type Preview } from "app/dashboard/wording/alert/document-view";
import { RemarkList } from "app/dashboard/wording/remarks/remark-list";
import { b64u } from "vault/browser/encoding";
import type { Keyring } from "vault/browser/trust/keyring";

import type { DraftForm } from "../form/draft-form";
import type { DraftTexts, DraftValues } from "../texts";
import { signProposal, type Proposal } from "./proposal";

export class SigningStep {
  private readonly view = new DocumentView();

  constructor(
    readonly element: HTMLElement,
    private readonly form: DraftForm,
    private readonly texts: DraftTexts,
    private readonly values: DraftValues,
  ) {}

  async show({ document, bytes, office }: Proposal): Promise<void> {
    const nameOf = (member: string) => this.form.nameOf(member);
    await this.view.show(document, bytes, nameOf);
    const body = { document: b64u(bytes) };
    const address = this.values.preview;
    const { previews } = await postJson<{ readonly previews: Preview[] }>(address, body);
    this.view.showPreviews(document, previews, nameOf);
    find("[data-office]", this.element).textContent = office.document.name;
    new RemarkList(find("[data-all-remarks]", this.element)).show(document.remarks ?? []);
    this.turn(true);
  }

  /** Shows this step, or the form again. */
  turn(toSigning: boolean): void {
    this.form.element.hidden = toSigning;
    this.element.hidden = !toSigning;
    sayIn(this.element, "");
    scrollTo({ top: 0 });
  }

  async propose(proposal: Proposal, keyring: Keyring): Promise<void> {
    sayIn(this.element, this.texts.sealing);
    await postJson(this.values.propose, await signProposal(proposal, keyring));
  }
}
