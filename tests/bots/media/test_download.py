"""A file is fetched from its carrier and from nowhere else; who we are is told to nobody else."""

from base64 import b64encode
from collections.abc import Callable

import pytest

from bots.media.download import Fetcher, NotFetched, Origin, _may_call
from bots.twilio.media import FILE_HOSTS, LARGEST, OFFICIAL, TwilioMedia
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import IMAGE, MediaRef
from tests.bots.media.conftest import Host, answers, endless, redirects

ACCOUNT = "AC" + "0" * 32
TOKEN = "b" * 32
PATH = f"/2010-04-01/Accounts/{ACCOUNT}/Messages/MM{'1' * 32}/Media/ME{'2' * 32}"
LOGIN = "Basic " + b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
MakeHost = Callable[[], Host]


def twilio(host: Host) -> TwilioMedia:
    fetcher = Fetcher(Origin.of(host.url), FILE_HOSTS)
    return TwilioMedia(ACCOUNT, TOKEN, host.url, fetcher)


def ref(address: str) -> MediaRef:
    return MediaRef(IMAGE, address, "image/jpeg")


def refused(host: Host, address: str) -> NotFetched:
    with pytest.raises(NotFetched) as found:
        twilio(host).fetch(ref(address))
    return found.value


def test_a_file_is_fetched_with_our_password(make_host: MakeHost) -> None:
    host = make_host()
    host.reply = answers(b"picture")
    assert twilio(host).fetch(ref(OFFICIAL + PATH)) == b"picture"
    assert host.asked == [(PATH, LOGIN)]


def test_a_redirect_of_the_carrier_gets_no_password(make_host: MakeHost) -> None:
    host = make_host()

    def reply(handler: object) -> None:
        (redirects("/media/x") if len(host.asked) == 1 else answers(b"picture"))(handler)  # type: ignore[arg-type]

    host.reply = reply
    assert twilio(host).fetch(ref(OFFICIAL + PATH)) == b"picture"
    assert host.asked == [(PATH, LOGIN), ("/media/x", None)]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/steal",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
        "https://api.twilio.com.evil.example/2010-04-01/Accounts/x",
        OFFICIAL + PATH.replace("AC0", "AC9"),
        "https://api.twilio.com/../" + PATH[1:40],
        "",
    ],
)
def test_an_address_that_is_none_of_our_accounts_asks_nobody(
    make_host: MakeHost, address: str
) -> None:
    home, other = make_host(), make_host()
    home.reply = other.reply = answers(b"picture")
    error = refused(home, address.replace("{port}", str(other.server.server_port)))
    assert error.event is AttachmentEvent.NOT_ALLOWED
    assert home.asked == other.asked == []


def test_a_strangers_address_with_our_ids_in_it_leads_to_the_carrier(make_host: MakeHost) -> None:
    home, other = make_host(), make_host()
    home.reply = other.reply = answers(b"picture")
    assert twilio(home).fetch(ref(f"{other.url}{PATH}?x=@{home.url}")) == b"picture"
    assert (home.asked, other.asked) == ([(PATH, LOGIN)], [])


@pytest.mark.parametrize(
    "further",
    [
        "{other}/steal",
        "http://169.254.169.254/latest/",
        "https://169.254.169.254/latest/",
        "//{host}/steal",
        "https://evil.example/",
        "http://media.twiliocdn.com/x",
        "https://twilio.com.evil.example/x",
        "https://media.twiliocdn.com:8443/x",
        "file:///etc/passwd",
        "gopher://x/",
        "https://",
        "http://[::1",
        "",
    ],
)
def test_a_redirect_leads_to_nobody_else(make_host: MakeHost, further: str) -> None:
    home, other = make_host(), make_host()
    other.reply = answers(b"picture")
    home.reply = redirects(further.replace("{other}", other.url).replace("{host}", other.url[7:]))
    assert refused(home, OFFICIAL + PATH).event is AttachmentEvent.NOT_ALLOWED
    assert other.asked == []


def test_redirects_in_a_circle_end(make_host: MakeHost) -> None:
    host = make_host()
    host.reply = redirects("/again")
    assert refused(host, OFFICIAL + PATH).event is AttachmentEvent.NOT_ALLOWED
    assert len(host.asked) < 6


@pytest.mark.parametrize("size", [LARGEST + 1, 10_000_000_000])
def test_a_file_that_says_it_is_too_large_is_not_read(make_host: MakeHost, size: int) -> None:
    host = make_host()
    host.reply = answers(b"begin", Content_Length=str(size))
    assert refused(host, OFFICIAL + PATH).event is AttachmentEvent.TOO_LARGE


def test_a_file_that_never_ends_is_cut_at_its_limit(make_host: MakeHost) -> None:
    host = make_host()
    host.reply = endless
    assert refused(host, OFFICIAL + PATH).event is AttachmentEvent.TOO_LARGE


@pytest.mark.parametrize(
    ("status", "event"),
    [
        (404, AttachmentEvent.GONE),
        (410, AttachmentEvent.GONE),
        (401, None),
        (403, None),
        (429, None),
        (500, None),
    ],
)
def test_a_refusal_says_whether_a_later_try_may_help(
    make_host: MakeHost, status: int, event: AttachmentEvent | None
) -> None:
    host = make_host()
    host.reply = answers(b"no", status)
    assert refused(host, OFFICIAL + PATH).event is event


def test_nothing_of_an_address_or_a_password_is_in_what_is_raised(make_host: MakeHost) -> None:
    host = make_host()
    host.reply = answers(b"no", 500)
    error = refused(host, OFFICIAL + PATH)
    assert error.__cause__ is None
    assert not any(one in repr(error) for one in (ACCOUNT, TOKEN, "http", "ME2"))
    assert "ME2" not in repr(ref(OFFICIAL + PATH))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.0.0.1",
        "172.16.3.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
    ],
)
def test_no_private_address_is_called_whatever_name_leads_there(address: str) -> None:
    assert not _may_call(address, mine=False)


def test_a_name_that_leads_to_this_machine_is_not_called() -> None:
    fetcher = Fetcher(Origin.of("https://localhost.localdomain"), ("localhost",))
    with pytest.raises(NotFetched) as found:
        fetcher.fetch(Origin.of("https://localhost"), "/", 10)
    assert found.value.event in {AttachmentEvent.NOT_ALLOWED, None}
    assert found.value.code in {"private-address", "away"}


def test_only_the_configured_port_of_this_machine_may_be_called() -> None:
    assert _may_call("127.0.0.1", mine=True)
    assert not _may_call("10.0.0.1", mine=True)
    assert _may_call("93.184.216.34", mine=False)
