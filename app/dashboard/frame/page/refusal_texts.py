"""What a refusal means, said to the member: one sentence that says what to do."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.dashboard.frame.page.case_refusal_texts import CASE_REFUSALS
from app.dashboard.frame.translate import gettext
from case_management.refusals import Refusal

REFUSALS: Mapping[str, LazyString | str] = {
    **CASE_REFUSALS,
    "out_of_step": _(
        "Someone has already taken this step, or your role cannot do it. Reload the page."
    ),
    "id_taken": _("This is saved already. Reload the page and look before you try again."),
    # Accounts: sign-in, invitations and rosters.
    "sign_in": _(
        "Email, passphrase or code is not right. A code works once: wait for the next one."
    ),
    "prove_again": _(
        "It is a while since you signed in. Reload the page, and sign in again for this step."
    ),
    "clock_behind": _(
        "Your phone's clock is about %(minutes)s min behind. Set it to automatic, then enter the "
        "next code."
    ),
    "clock_ahead": _(
        "Your phone's clock is about %(minutes)s min ahead. Set it to automatic, then enter the "
        "next code."
    ),
    "organisation_not_confirmed": _(
        "Your operator has not confirmed your organisation yet. Tell them the eight words."
    ),
    "roster_refused": _(
        "Someone without permission changed your organisation's list of keys. Nobody can sign in. "
        "Tell your operator."
    ),
    "not_in_roster": _("You are not on your organisation's list. Ask a coordinator."),
    "waits_for_inviter": _("%(inviter)s has not confirmed you yet. Ask them to open People."),
    "no_invitation": _(
        "This invitation is used, withdrawn or older than seven days. Ask for a new one."
    ),
    "invitation_secret": _("This link is not complete. Copy the whole of it, to the last letter."),
    "email_taken": _("Somebody with this email is a member or invited already."),
    "role_apart": _(
        "An auditor or an administrator reads nothing, so they have no other role. Choose one role."
    ),
    "role_unknown": _("This role does not belong to your kind of organisation."),
    "second_factor": _(
        "The code from your app is not right. Check that your phone's clock is right and try again."
    ),
    "roster_wrong": _("This page is older than your organisation's list. Load it again and retry."),
    "roster_waits": _("A change waits for a second signature. Sign it or withdraw it first."),
    "second_person": _("You signed first. A different person must give the second signature."),
    "last_coordinator": _(
        "An organisation must have at least one coordinator. Invite another coordinator first."
    ),
    "is_on_call": _("This person is on call. Put somebody else on call first, then remove them."),
    "nobody_on_call": _("Nobody is on call. Put somebody on call first."),
    "somebody_on_call": _(
        "Somebody must be on call as long as workers can write to you. Choose a person."
    ),
    "not_a_member": _("This person is not a member any more. Load the page again."),
    "no_recovery_papers": _("This organisation has no recovery papers."),
    "not_a_head_office": _("Choose a head office that the operator has confirmed."),
}


def refusal_in_words(refusal: Refusal) -> str:
    """The sentence for its code, in the reader's language.

    Its values are names and codes, or labels of the policy, which have translations.
    """
    values = {name: gettext(value) for name, value in refusal.values.items()}
    return str(REFUSALS[refusal.code]) % values
