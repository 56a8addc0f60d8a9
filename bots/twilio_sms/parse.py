"""One message out of Twilio's form; names, places and postcodes that it adds are not looked at."""

from bots.channel import Malformed, RawRequest
from bots.twilio_sms.verify import form
from intake.lines import TWILIO_SMS
from intake.reception import Inbound


def parse_message(request: RawRequest, account_sid: str) -> Inbound:
    """Raises Malformed where sender, our number or id is missing, or the account is not ours."""
    fields = form(request.body)
    if fields.get("AccountSid") != account_sid:
        raise Malformed("another account")
    provider_id = fields.get("MessageSid") or fields.get("SmsMessageSid") or fields.get("SmsSid")
    sender, line = fields.get("From"), fields.get("To")
    if not (provider_id and sender and line):
        raise Malformed("a field is missing")
    return Inbound(
        channel=TWILIO_SMS, provider_id=provider_id, line_address=line, sender=sender,
        text=fields.get("Body", ""), media_count=_count(fields.get("NumMedia", "0")),
        carrier_answers_keywords=True,
    )  # fmt: skip


def _count(value: str) -> int:
    return min(int(value), 10) if value.isascii() and value.isdigit() else 0
