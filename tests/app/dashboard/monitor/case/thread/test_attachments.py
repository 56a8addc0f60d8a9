"""The files of a case over HTTP: said in words while they come, sealed when they are served."""

from datetime import timedelta
from functools import cache

import pytest
from sqlalchemy import select

from bots.media.fetch import MediaCollector
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from config.platform.database import reading, transaction
from intake.lines.line import TWILIO
from intake.reports.attachment_states import AttachmentState
from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE, VIDEO, MediaFile, MediaRef, file_name
from intake.reports.file_store import Files
from intake.reports.thread import Message
from tests.support import files, phone_files
from tests.support.desk import URL, Desk, desk_of
from tests.support.house import NOON, House
from vault.encoding import unb64u
from vault.files import open_file
from vault.records import open_record

UNSHOWN = {
    "broken-memo.m4a": b"\0\0\0\x1cftypM4A \0\0\0\0",
    "broken-call.3gp": b"\0\0\0\x18ftyp3gp4\0\0\0\0",
    "broken-film.mp4": b"\0\0\0\x18ftypmp42\0\0\0\0",
    "broken-roll.wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "broken-old.aac": b"\xff\xf1P\x80\x02\x1f\xfc",
    "pay.xlsx": b"PK\x03\x04\x14\0\x06\0",
    "odd": b"who knows what this is",
    "broken.jpg": b"\xff\xd8\xffnot a picture",
    "broken.pdf": b"%PDF-1.7\n1 0 obj",
}
MP3 = "song.mp3"
BEGINNINGS = {
    "audio/mpeg": b"\xff",
    "audio/ogg": b"OggS",
    "image/jpeg": b"\xff\xd8\xff",
    "video/webm": b"\x1aE\xdf\xa3",
}
MADE = phone_files.SOUNDS | phone_files.VIDEOS


class Source:
    """A carrier that hands over what each reference names."""

    name = TWILIO

    def fetch(self, ref: MediaRef) -> bytes:
        return sent(ref.reference)


@cache
def sent(reference: str) -> bytes:
    """The very same bytes each time: libraries write times and numbers made by chance."""
    if reference in MADE:
        return phone_files.made(MADE[reference], 2)
    made = {
        "picture": files.jpeg,
        "note.ogg": files.opus,
        "band.awb": phone_files.amr_wb,
        "paper.pdf": lambda: phone_files.pdf(12),
    }
    return UNSHOWN.get(reference) or made[reference]()


@pytest.fixture
def desk(house: House) -> Desk:
    return desk_of(house)


def case_id(house: House) -> str:
    with reading(house.engine) as session:
        return session.scalars(select(Case.id)).one()


def send(house: House, kind: str, reference: str) -> None:
    house.text("Look", media=(MediaRef(kind, reference),))


def record_of(desk: Desk, house: House) -> tuple[str, dict[str, str]]:
    """The only file's id, and what a browser with keys reads of it."""
    with reading(house.engine) as session:
        media = session.scalars(select(MediaFile.id)).one()
    records = {
        one["id"]: one for one in desk.data(f"/cases/{case_id(house)}/thread.json")["records"]
    }
    served = records[media]
    return media, open_record(
        "media",
        media,
        unb64u(served["body"]),
        unb64u(served["grant"]),
        house.secret,
        house.organisation_id,
        served["epoch"],
    )


def opened(desk: Desk, case: str, media: str, which: str, key: str) -> bytes:
    """One sealed file of a case, fetched and opened as a browser does it."""
    answer = desk.client.get(f"/cases/{case}/files/{media}/{which}", base_url=URL)
    return open_file(unb64u(key), file_name(media, which), answer.data)


def fetch(house: House) -> None:
    source = Source()
    keeper = MediaCollector(
        house.engine,
        house.trust,
        house.peppers.receiver,
        house.inbox,
        {source.name: source},
        Files(house.folder / "files"),
    )
    while keeper.collect_one(NOON):
        pass


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (AttachmentState.WAITING, "A picture is being fetched."),
        (AttachmentState.FETCHING, "A picture is being fetched."),
        (AttachmentState.TOO_LARGE, "A picture is too large: it was not fetched."),
        (AttachmentState.NOT_ALLOWED, "A picture was not fetched: it is not allowed."),
        (AttachmentState.GONE, "A picture is gone: the carrier no longer has it."),
        (AttachmentState.FAILED, "A picture could not be fetched."),
        (AttachmentState.KEPT, "A picture is kept sealed as evidence"),
    ],
)
def test_the_page_says_in_words_how_far_a_file_is(
    desk: Desk, house: House, state: AttachmentState, words: str
) -> None:
    send(house, IMAGE, "picture")
    with transaction(house.engine) as session:
        session.scalars(select(MediaFile)).one().state = state
    page = desk.page(f"/cases/{case_id(house)}")
    assert words in page
    assert "data-file=" not in page


def test_a_fetched_file_is_a_button_and_nothing_is_shown_by_itself(
    desk: Desk, house: House
) -> None:
    for kind, reference in (
        (IMAGE, "picture"),
        (AUDIO, "note.ogg"),
        (VIDEO, "old.3gp"),
        (DOCUMENT, "paper.pdf"),
    ):
        send(house, kind, reference)
    fetch(house)
    page = desk.page(f"/cases/{case_id(house)}")
    for words in ("Show the picture", "Play the sound", "Play the video", "Show the document"):
        assert words in page
    assert page.count("Save the file") == 4
    assert not any(one in page for one in ("<img", "<audio", "<video", "<embed", "autoplay"))


@pytest.mark.parametrize(
    ("reference", "words", "shown_type"),
    [
        *((name, "Play the sound", "audio/ogg") for name in phone_files.SOUNDS if name != MP3),
        *((name, "Play the video", "video/webm") for name in phone_files.VIDEOS),
        (MP3, "Play the sound", "audio/mpeg"),
        ("band.awb", "Play the sound", "audio/ogg"),
        ("note.ogg", "Play the sound", "audio/ogg"),
        ("picture", "Show the picture", "image/jpeg"),
        ("paper.pdf", "Show the document", "image/jpeg"),
    ],
)
def test_a_browser_is_given_what_it_can_play_or_show_and_the_file_as_it_came(
    desk: Desk,
    house: House,
    reference: str,
    words: str,
    shown_type: str,
) -> None:
    send(house, "other", reference)
    fetch(house)
    case = case_id(house)
    page = desk.page(f"/cases/{case}")
    assert words in page
    media, content = record_of(desk, house)
    assert content["type"] == shown_type
    shown = opened(desk, case, media, "shown", content["key"])
    assert shown.startswith(BEGINNINGS[shown_type])
    assert files.MARK not in shown
    assert opened(desk, case, media, "original", content["original_key"]) == sent(reference)
    for which in ("shown", "original"):
        assert f'data-which="{which}" data-name="{file_name(media, which)}"' in page


def test_the_page_is_told_how_much_of_a_document_its_copy_holds(desk: Desk, house: House) -> None:
    send(house, DOCUMENT, "paper.pdf")
    fetch(house)
    _, content = record_of(desk, house)
    assert (content["shown"], content["pages"]) == ("10", "12")
    page = desk.page(f"/cases/{case_id(house)}")
    assert "Only the first {shown} of {whole} pages can be shown here." in page


@pytest.mark.parametrize("reference", UNSHOWN)
@pytest.mark.parametrize("kind", [IMAGE, AUDIO, "other"])
def test_what_is_not_shown_can_be_saved_with_a_warning(
    desk: Desk, house: House, reference: str, kind: str
) -> None:
    send(house, kind, reference)
    fetch(house)
    case = case_id(house)
    page = desk.page(f"/cases/{case}")
    assert "Save the file" in page
    assert "It may contain malware" in page
    assert not any(one in page for one in ("Play the", "Show the"))
    media, content = record_of(desk, house)
    assert f'data-which="original" data-name="{file_name(media, "original")}"' in page
    assert 'data-which="shown"' not in page
    assert opened(desk, case, media, "original", content["original_key"]) == UNSHOWN[reference]


def test_a_file_is_served_sealed_and_its_reading_is_logged(desk: Desk, house: House) -> None:
    send(house, IMAGE, "picture")
    fetch(house)
    case = case_id(house)
    media, content = record_of(desk, house)
    answer = desk.client.get(f"/cases/{case}/files/{media}/shown", base_url=URL)
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"\xff\xd8\xff" not in answer.data[:64]
    shown = open_file(unb64u(content["key"]), file_name(media, "shown"), answer.data)
    assert shown.startswith(b"\xff\xd8\xff")
    assert files.MARK not in shown
    with reading(house.engine) as session:
        logged = session.scalars(select(AuditEntry).where(AuditEntry.action == "media.open")).one()
    assert media in logged.detail


@pytest.mark.parametrize(
    "path",
    [
        "{case}/files/{other}/shown",
        "{case}/files/{media}/else",
        "{other}/files/{media}/shown",
        "{case}/files/../shown",
    ],
)
def test_no_other_file_is_served(desk: Desk, house: House, path: str) -> None:
    send(house, IMAGE, "picture")
    fetch(house)
    with reading(house.engine) as session:
        media = session.scalars(select(MediaFile.id)).one()
    desk.page("/cases/" + path.format(case=case_id(house), media=media, other="ab" * 16), 404)


def test_parts_that_came_apart_are_one_bubble_of_two_sealed_texts(desk: Desk, house: House) -> None:
    house.text("The door on the third floor is", now=NOON - timedelta(seconds=9))
    house.text("locked with a chain", now=NOON - timedelta(seconds=7))
    page = desk.page(f"/cases/{case_id(house)}")
    assert page.count('class="bubble worker"') == 1
    assert "came in 2 parts, perhaps in another order" in page
    with reading(house.engine) as session:
        for message in session.scalars(select(Message.id).where(Message.author == "worker")):
            assert f'data-record="{message}"' in page
