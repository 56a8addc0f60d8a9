"""One message out of Twilio's form: an SMS, an MMS or a WhatsApp message.

Names (ProfileName), numbers given twice (WaId), towns and postcodes that it adds are not looked
at, and so never kept; a place that the worker shared is what was told.
"""

from collections.abc import Iterator

from werkzeug.datastructures import MultiDict

from bots.carrier_requests import Malformed, RawRequest
from bots.receiving.in_words import beside, form_answers, in_words, place
from bots.receiving.sender import read_sender
from bots.twilio.line import is_whatsapp
from bots.twilio.verify import form
from intake.dialogue.model.keyword import Keyword
from intake.lines.line import TWILIO
from intake.reception.arrival.inbound import Inbound
from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE, OTHER, VIDEO, MediaRef

MOST_FILES = 10
KINDS = {
    "image": IMAGE,
    "audio": AUDIO,
    "video": VIDEO,
    "text": DOCUMENT,
    "application": DOCUMENT,
}

CHOSEN = ("ButtonText", "ButtonPayload", "ListTitle", "ListId")
SAYING = (*CHOSEN, "Body", "Latitude", "InteractiveData", "FlowData")
"""Fields that say something; where none is there, WhatsApp's own word for the kind is kept."""
PLAIN = ("text", "image", "audio", "video", "document")

# With Advanced Opt-Out Twilio knows such words in many languages, answers them, and says so.
OPT_OUT_TYPES = {"STOP": Keyword.STOP, "START": Keyword.START, "HELP": Keyword.HELP}


def parse_message(request: RawRequest, account_sid: str) -> Inbound:
    """Raises Malformed where sender, our number or id is missing, or the account is not ours."""
    fields = form(request.body)
    if fields.get("AccountSid") != account_sid:
        raise Malformed("another account")
    provider_id = fields.get("MessageSid") or fields.get("SmsMessageSid") or fields.get("SmsSid")
    written, line = fields.get("From"), fields.get("To")
    if not (provider_id and written and line):
        raise Malformed("a field is missing")
    sender = read_sender(written, line, provider_id)
    return Inbound(
        channel=TWILIO,
        provider_id=provider_id,
        line_address=line,
        sender=sender.address,
        withheld=sender.withheld,
        unanswerable=sender.unanswerable,
        text=beside(fields.get("Body", ""), *_shared(fields)),
        media=_media(fields),
        # STOP and HELP are Twilio's own affair in SMS only.
        carrier_answers_keywords=not is_whatsapp(line),
        carrier_took_it_for=OPT_OUT_TYPES.get(fields.get("OptOutType", "").upper()),
        copy_id=provider_id,
    )


def _shared(fields: MultiDict[str, str]) -> Iterator[str]:
    """What WhatsApp brings besides words and files. What is chosen of a list or pressed may come
    without a body; its inner name counts where it has no other.
    """
    body, chosen = fields.get("Body"), fields.get("ButtonText") or fields.get("ListTitle")
    named = None if body else fields.get("ListId") or fields.get("ButtonPayload")
    yield in_words("", chosen or named)
    if answers := fields.get("InteractiveData") or fields.get("FlowData"):
        yield form_answers(answers)
    if fields.get("Latitude") and fields.get("Longitude"):
        names = (fields.get("Label"), fields.get("Address"))
        yield place(fields["Latitude"], fields["Longitude"], *names)
    kind = fields.get("MessageType", "text")
    if kind not in PLAIN and fields.get("NumMedia", "0") == "0" and not _says(fields):
        yield in_words("message of the kind", kind)


def _says(fields: MultiDict[str, str]) -> bool:
    return any(fields.get(one) for one in SAYING)


def _media(fields: MultiDict[str, str]) -> tuple[MediaRef, ...]:
    """As many as Twilio counts; one whose address is missing has an empty reference."""
    number = fields.get("NumMedia", "0")
    count = min(int(number), MOST_FILES) if number.isascii() and number.isdigit() else 0
    return tuple(_file(fields, place) for place in range(count))


def _file(fields: MultiDict[str, str], place: int) -> MediaRef:
    content_type = fields.get(f"MediaContentType{place}", "")
    kind = KINDS.get(content_type.partition("/")[0], OTHER)
    return MediaRef(kind, fields.get(f"MediaUrl{place}", ""), content_type)
