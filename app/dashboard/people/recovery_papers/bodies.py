"""The JSON body that the page of recovery papers posts."""

from app.dashboard.people.grants import GrantBody
from app.dashboard.people.members.bodies import RosterBody


class PapersBody(RosterBody):
    """POST /people/recovery-papers: the roster with the new key, and every secret sealed to it."""

    epochs: list[GrantBody]
