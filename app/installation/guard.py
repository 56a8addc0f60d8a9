"""A practice organisation can't be joined to a real carrier."""

from config.settings import Common, Refused
from vault.organisations import Organisation


def refuse_joining_the_real_world(organisation: Organisation, settings: Common) -> None:
    """Raises Refused where a practice organisation would get a line of a real installation."""
    if organisation.practice and not settings.practice:
        raise Refused(
            "this is a practice organisation: its keys were printed on a screen; "
            "make a real one with `firedoor organisation add`"
        )
