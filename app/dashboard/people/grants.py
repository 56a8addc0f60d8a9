"""An organisation's secret, granted to members."""

from app.dashboard.frame.json_bodies import Body, Bytes, Identifier


class GrantBody(Body):
    """An organisation's secret of one epoch, sealed to one member."""

    epoch: int
    secret_sealed: Bytes


class MemberGrantBody(GrantBody):
    """The same, naming the member."""

    member: Identifier
