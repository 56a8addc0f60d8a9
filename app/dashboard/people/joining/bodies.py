"""The JSON body that joining posts."""

from app.dashboard.frame.json_bodies import Key, SealingKey
from app.dashboard.people.credentials import CredentialsBody


class JoinBody(CredentialsBody):
    """POST /join/<id>."""

    sealing: SealingKey
    signing: Key
    mac: Key
