"""What buyers do, in words."""

from collections.abc import Mapping

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from case_management.buyer_actions.kinds import Verb
from config.policy.policy import Policy

VERBS: Mapping[Verb, LazyString] = {
    Verb.PREVENT: _("Prevent"),
    Verb.INVESTIGATE: _("Investigate"),
    Verb.PUNISH: _("Punish"),
    Verb.REDRESS: _("Redress"),
}
"""The duties of a state, UN Guiding Principles, 1."""


def action_words(kind: str, policy: Policy) -> str:
    """A kind of action; one that the policy has no more is shown as it was kept."""
    label = policy.buyer_actions.get(kind)
    return gettext(label) if label else kind
