"""Reading the mailboxes."""

from collections.abc import Callable

from flask import Blueprint, Response, jsonify, request

from bots.practice.control import after, patience, practice, stamp
from bots.practice.feed import FeedEntry
from bots.practice.received_mail import ReceivedMail

blueprint = Blueprint("mailbox", __name__, url_prefix="/mailbox")


@blueprint.get("")
def read() -> Response:
    """Answer all mail, or with `to` one address's, oldest first."""
    return _shown(practice().mails.after(after(), _asked_for()))


@blueprint.get("/wait")
def wait() -> Response:
    """Answer the mail that came after `after`, as soon as there is some; none at timeout."""
    return _shown(practice().mails.wait(after(), patience(), _asked_for()))


@blueprint.delete("")
def empty() -> Response:
    """Throw all mail away; numbers go on."""
    practice().mails.rewrite(lambda _mail: None)
    return Response(status=204)


def _asked_for() -> Callable[[ReceivedMail], bool]:
    to = request.args.get("to", "").casefold()
    return lambda mail: not to or mail.recipient.casefold() == to


def _shown(entries: list[FeedEntry[ReceivedMail]]) -> Response:
    return jsonify(
        [
            {
                "n": entry.n,
                "from": entry.item.sender,
                "to": entry.item.recipient,
                "subject": entry.item.subject,
                "text": entry.item.text,
                "html": entry.item.html,
                "headers": entry.item.headers,
                "received_at": stamp(entry.item.received_at),
            }
            for entry in entries
        ]
    )
