"""A file that came with a text is fetched once, sealed before it touches a disk, and opens."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bots.media.download import NotFetched
from bots.media.fetch import MediaCollector
from config.platform.database import reading, transaction
from intake.lines.line import TWILIO
from intake.reports.attachment_states import (
    ATTACHMENTS,
    WAITS,
    AttachmentEvent,
    AttachmentState,
)
from intake.reports.attachments import (
    AUDIO,
    IMAGE,
    MediaFile,
    MediaRef,
    claim,
    file_name,
    settle,
    try_again,
)
from intake.reports.file_store import Files
from tests.support import files
from tests.support.house import NOON, House
from vault.encoding import unb64u
from vault.files import open_file
from vault.grants import Grant
from vault.records import open_record

REFERENCE = "https://api.twilio.com/secret-reference"
PICTURE = MediaRef(IMAGE, REFERENCE, "image/jpeg", 4000)


@dataclass
class Source:
    """A carrier that hands over `data`, or refuses."""

    data: bytes = b""
    refuse: NotFetched | None = None
    name: str = TWILIO
    asked: list[MediaRef] = field(default_factory=list)

    def fetch(self, ref: MediaRef) -> bytes:
        self.asked.append(ref)
        if self.refuse is not None:
            raise self.refuse
        return self.data


def collector(house: House, source: Source) -> MediaCollector:
    return MediaCollector(
        house.engine,
        house.trust,
        house.peppers.receiver,
        house.inbox,
        {source.name: source},
        Files(house.folder / "files"),
    )


def only_file(house: House) -> MediaFile:
    with reading(house.engine) as session:
        return session.scalars(select(MediaFile)).one()


def content(house: House, media: MediaFile) -> dict[str, str]:
    with reading(house.engine) as session:
        grant = session.get_one(Grant, (media.id, house.organisation_id))
        return open_record(
            "media",
            media.id,
            media.body_sealed or b"",
            grant.key_sealed,
            house.secret,
            house.organisation_id,
            grant.epoch,
        )


def opened(house: House, media: MediaFile, which: str, key: str) -> bytes:
    name = file_name(media.id, which)
    return open_file(unb64u(key), name, Files(house.folder / "files").read(name))


def every_byte(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_picture_is_sealed_as_it_came_and_as_it_is_shown(house: House) -> None:
    house.text("Look", media=(PICTURE,))
    source = Source(files.jpeg())
    assert collector(house, source).collect_one(NOON)
    media = only_file(house)
    assert (media.state, media.kind, media.reference_sealed) == (AttachmentState.READY, IMAGE, None)
    found = content(house, media)
    assert opened(house, media, "original", found["original_key"]) == files.jpeg()
    shown = opened(house, media, "shown", found["key"])
    assert shown.startswith(b"\xff\xd8\xff")
    assert files.MARK not in shown
    assert source.asked == [PICTURE]
    assert not collector(house, source).collect_one(NOON)


def test_nothing_of_a_file_or_its_address_lies_open_on_a_disk(house: House) -> None:
    house.text("Look", media=(PICTURE,))
    assert REFERENCE.encode() not in every_byte(house.folder)
    collector(house, Source(files.jpeg())).collect_one(NOON)
    everything = every_byte(house.folder)
    assert files.MARK not in everything
    assert REFERENCE.encode() not in everything
    assert files.jpeg()[200:260] not in everything


def test_a_voice_says_how_long_it_is(house: House) -> None:
    house.text("", media=(MediaRef(AUDIO, REFERENCE),))
    collector(house, Source(files.opus())).collect_one(NOON)
    assert content(house, only_file(house))["length"] == "0:03"


@pytest.mark.parametrize("data", [b"<svg/>", files.bomb(), files.jpeg()[:300]])
def test_what_can_not_be_shown_is_kept_as_evidence(house: House, data: bytes) -> None:
    house.text("Look", media=(PICTURE,))
    collector(house, Source(data)).collect_one(NOON)
    media = only_file(house)
    found = content(house, media)
    assert media.state == AttachmentState.KEPT
    assert "key" not in found
    assert opened(house, media, "original", found["original_key"]) == data


@pytest.mark.parametrize(
    "event", [AttachmentEvent.TOO_LARGE, AttachmentEvent.NOT_ALLOWED, AttachmentEvent.GONE]
)
def test_a_refusal_is_final_and_said(house: House, event: AttachmentEvent) -> None:
    house.text("Look", media=(PICTURE,))
    source = Source(refuse=NotFetched("no", event))
    assert collector(house, source).collect_one(NOON)
    assert only_file(house).state == event
    assert not collector(house, source).collect_one(NOON + timedelta(days=2))


def test_what_has_no_address_is_not_waited_for(house: House) -> None:
    house.text("Look", media=(MediaRef(IMAGE, ""),))
    source = Source(files.jpeg())
    assert collector(house, source).collect_one(NOON)
    assert only_file(house).state == AttachmentState.FAILED
    assert source.asked == []


def test_a_carrier_that_is_away_is_asked_again_later_each_time_and_given_up(house: House) -> None:
    house.text("Look", media=(PICTURE,))
    now = NOON
    for tries in range(len(WAITS) + 1):
        with transaction(house.engine) as session:
            claimed = claim(session, now)
            assert claimed is not None
            assert claimed.tries == tries + 1
            state = try_again(session, claimed, now)
        with transaction(house.engine) as session:
            assert claim(session, now) is None
        now += timedelta(seconds=WAITS[min(tries, len(WAITS) - 1)])
    assert state is AttachmentState.FAILED
    assert only_file(house).reference_sealed is None


def test_who_died_while_fetching_is_followed_and_comes_too_late(house: House) -> None:
    house.text("Look", media=(PICTURE,))
    with transaction(house.engine) as session:
        slow = claim(session, NOON)
    assert slow is not None
    source = Source(files.jpeg())
    assert not collector(house, source).collect_one(NOON + timedelta(minutes=1))
    assert collector(house, source).collect_one(NOON + timedelta(minutes=4))
    with transaction(house.engine) as session:
        assert not settle(session, slow, AttachmentEvent.GONE)
    assert only_file(house).state == AttachmentState.READY


class Slow(Source):
    """A carrier so slow that another collector has been here meanwhile."""

    def __init__(self, house: House) -> None:
        super().__init__(files.png())
        self._house = house

    def fetch(self, ref: MediaRef) -> bytes:
        quick = collector(self._house, Source(files.jpeg()))
        assert quick.collect_one(NOON + timedelta(minutes=4))
        return super().fetch(ref)


def test_who_comes_too_late_replaces_nothing_and_leaves_nothing(house: House) -> None:
    house.text("Look", media=(PICTURE,))
    assert collector(house, Slow(house)).collect_one(NOON)
    media = only_file(house)
    found = content(house, media)
    assert opened(house, media, "original", found["original_key"]) == files.jpeg()
    left = [path.name for path in (house.folder / "files").rglob("*") if path.is_file()]
    assert len(left) == 2
    assert not any(name.endswith(".new") for name in left)


def test_a_moved_reference_does_not_open(house: House) -> None:
    house.text("Look", media=(PICTURE, replace(PICTURE, reference="another")))
    with transaction(house.engine) as session:
        one, other = session.scalars(select(MediaFile).order_by(MediaFile.number))
        one.reference_sealed = other.reference_sealed
    source = Source(files.jpeg())
    collector(house, source).collect_one(NOON)
    assert source.asked == []
    with reading(house.engine) as session:
        states = session.scalars(select(MediaFile.state).order_by(MediaFile.number)).all()
    assert states == [AttachmentState.NOT_ALLOWED, AttachmentState.WAITING]


def test_every_end_is_an_end() -> None:
    ends = set(AttachmentState) - {start for start, _ in ATTACHMENTS.moves}
    assert ends == {
        AttachmentState.READY,
        AttachmentState.KEPT,
        AttachmentState.TOO_LARGE,
        AttachmentState.NOT_ALLOWED,
        AttachmentState.GONE,
        AttachmentState.FAILED,
    }
    assert all(ATTACHMENTS.after(end, event) is end for end in ends for event in AttachmentEvent)
