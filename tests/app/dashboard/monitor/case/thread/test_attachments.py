"""The files of a case over HTTP: said in words while they come, sealed when they are served."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bots.media.fetch import MediaCollector
from case_management.audit.models import AuditEntry
from case_management.cases.models import Case
from config.platform.database import reading, transaction
from intake.lines.line import TWILIO
from intake.reports.attachment_states import AttachmentState
from intake.reports.attachments import AUDIO, DOCUMENT, IMAGE, MediaFile, MediaRef, file_name
from intake.reports.file_store import Files
from intake.reports.thread import Message
from tests.support import files
from tests.support.desk import URL, Desk, desk_of
from tests.support.house import NOON, House
from vault.encoding import unb64u
from vault.files import open_file
from vault.records import open_record

PDF = b"%PDF-1.7\n1 0 obj"
UNSHOWN = {
    "memo.m4a": b"\0\0\0\x1cftypM4A \0\0\0\0",
    "call.3gp": b"\0\0\0\x18ftyp3gp4\0\0\0\0",
    "film.mp4": b"\0\0\0\x18ftypmp42\0\0\0\0",
    "roll.wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "old.aac": b"\xff\xf1P\x80\x02\x1f\xfc",
    "pay.xlsx": b"PK\x03\x04\x14\0\x06\0",
    "odd": b"who knows what this is",
    "broken.jpg": b"\xff\xd8\xffnot a picture",
}


class Source:
    """A carrier that hands over what each reference names."""

    name = TWILIO

    def fetch(self, ref: MediaRef) -> bytes:
        made = {"picture": files.jpeg, "voice": files.opus, "paper": lambda: PDF}
        return UNSHOWN.get(ref.reference) or made[ref.reference]()


@pytest.fixture
def desk(house: House) -> Desk:
    return desk_of(house)


def case_id(house: House) -> str:
    with reading(house.engine) as session:
        return session.scalars(select(Case.id)).one()


def send(house: House, kind: str, reference: str) -> None:
    house.text("Look", media=(MediaRef(kind, reference),))


def fetch(house: House) -> None:
    source = Source()
    keeper = MediaCollector(
        house.engine, house.trust, house.inbox, {source.name: source}, Files(house.folder / "files")
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
    for kind, reference in ((IMAGE, "picture"), (AUDIO, "voice"), (DOCUMENT, "paper")):
        send(house, kind, reference)
    fetch(house)
    page = desk.page(f"/cases/{case_id(house)}")
    for words in ("Show the picture", "Play the sound", "Save the document"):
        assert words in page
    assert not any(one in page for one in ("<img", "<audio", "autoplay"))


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
    assert not any(one in page for one in ("Play the sound", "Show the picture"))
    with reading(house.engine) as session:
        media = session.scalars(select(MediaFile.id)).one()
    assert f'data-which="original" data-name="{file_name(media, "original")}"' in page
    [served] = [
        one for one in desk.data(f"/cases/{case}/thread.json")["records"] if one["id"] == media
    ]
    content = open_record(
        "media",
        media,
        unb64u(served["body"]),
        unb64u(served["grant"]),
        house.secret,
        house.organisation_id,
        served["epoch"],
    )
    answer = desk.client.get(f"/cases/{case}/files/{media}/original", base_url=URL)
    key = unb64u(content["original_key"])
    assert open_file(key, file_name(media, "original"), answer.data) == UNSHOWN[reference]


def test_a_file_is_served_sealed_and_its_reading_is_logged(desk: Desk, house: House) -> None:
    send(house, IMAGE, "picture")
    fetch(house)
    case = case_id(house)
    with reading(house.engine) as session:
        media = session.scalars(select(MediaFile.id)).one()
    records = {one["id"]: one for one in desk.data(f"/cases/{case}/thread.json")["records"]}
    served = records[media]
    content = open_record(
        "media",
        media,
        unb64u(served["body"]),
        unb64u(served["grant"]),
        house.secret,
        house.organisation_id,
        served["epoch"],
    )
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
