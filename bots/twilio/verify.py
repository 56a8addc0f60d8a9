"""Twilio's signature: HMAC-SHA1 over the URL and the sorted parameters, by the auth token.

The URL is the configured public address and the raw request target, never Host or a forwarded
header; messaging.md 1.3 lists what else breaks it.
"""

from urllib.parse import parse_qsl

from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from bots.carrier_requests import RawRequest

SIGNATURE_HEADER = "X-Twilio-Signature"
MESSAGE_PATH = "/webhooks/twilio/message"
STATUS_PATH = "/webhooks/twilio/status"
VOICE_PATH = "/webhooks/twilio/voice"
MENU_PATH = f"{VOICE_PATH}/menu"
TEXT_PATH = f"{VOICE_PATH}/text"
END_PATH = f"{VOICE_PATH}/end"
RECORDED_PATH = f"{VOICE_PATH}/recorded"


def form(body: bytes) -> MultiDict[str, str]:
    """The parameters of a form body; blank fields stay, for they are part of what was signed."""
    pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=200)
    return MultiDict(pairs)


def signature_holds(validator: RequestValidator, public_url: str, request: RawRequest) -> bool:
    """True when Twilio signed this body for our address. Odd bodies do not raise."""
    signature = request.headers.get(SIGNATURE_HEADER, "")
    target = request.target.partition("#")[0]
    if not signature.isascii():
        return False
    try:
        parameters = form(request.body)
        return bool(validator.validate(public_url + target, parameters, signature))
    except ValueError:
        return False
