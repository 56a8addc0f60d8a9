"""Names of roles and languages on the screens of people."""

from flask_babel import lazy_gettext as _

ROLE_NAMES = {
    "triager": _("Triager: reads what comes in"),
    "investigator": _("Investigator: works on cases"),
    "coordinator": _("Coordinator: assigns, reviews, invites"),
    "releaser": _("Releaser: signs alerts to buyers"),
    "buyer": _("Buyer: receives alerts and acts"),
    "auditor": _("Auditor: verifies the log, reads no case"),
    "administrator": _("Administrator: sets up, reads no case"),
}
