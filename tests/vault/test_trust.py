"""The operator's file decides which roster is believed, and remembers how far it had come."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from config.platform.database import open_engine, transaction
from tests.vault.chains import ORGANISATION, Person, document, signed
from vault.organisations import Organisation, RosterVersion
from vault.roster import RosterRefused, Version, genesis_of
from vault.trust import NotTrusted, Trust, write_signatures

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ASHA = Person("Asha", ("coordinator",))
BELA = Person("Bela", ("triager",))
FIRST_RAW = document(1, None, ASHA)
CHAIN = (
    signed(FIRST_RAW, ASHA),
    signed(document(2, FIRST_RAW, ASHA, BELA), ASHA),
)


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    engine = open_engine(f"sqlite:///{tmp_path / 'vault.db'}")
    for table in (Organisation, RosterVersion):
        table.__table__.create(engine)  # type: ignore[attr-defined]
    with transaction(engine) as session:
        session.add(
            Organisation(
                id=ORGANISATION,
                name="Shromik Kotha",
                kind="monitor",
                language="en",
                time_zone="Asia/Dhaka",
                created_at=NOW,
            )
        )
    return engine


@pytest.fixture
def trust(tmp_path: Path) -> Trust:
    trust = Trust(tmp_path / "trust")
    trust.confirm(ORGANISATION, genesis_of(FIRST_RAW))
    return trust


def store(session: Session, number: int, version: Version, complete: bool = True) -> None:
    session.add(
        RosterVersion(
            organisation_id=ORGANISATION,
            number=number,
            document=version.document,
            signatures=write_signatures(version.signatures),
            complete=complete,
        )
    )


def store_all(engine: Engine) -> None:
    with transaction(engine) as session:
        for number, version in enumerate(CHAIN, 1):
            store(session, number, version)


def test_an_unconfirmed_organisation_is_not_trusted(engine: Engine, tmp_path: Path) -> None:
    store_all(engine)
    with transaction(engine) as session, pytest.raises(NotTrusted, match="operator has not"):
        Trust(tmp_path / "trust").roster(session, ORGANISATION)


def test_the_newest_complete_version_counts(engine: Engine, trust: Trust) -> None:
    with transaction(engine) as session:
        store(session, 1, CHAIN[0])
        store(session, 2, CHAIN[1], complete=False)
        session.flush()
        assert trust.roster(session, ORGANISATION).number == 1
        session.execute(update(RosterVersion).values(complete=True))
        assert trust.roster(session, ORGANISATION).number == 2


def test_the_file_remembers_and_refuses_a_rollback(
    engine: Engine, trust: Trust, tmp_path: Path
) -> None:
    store_all(engine)
    with transaction(engine) as session:
        trust.roster(session, ORGANISATION)
    assert trust.confirmed(ORGANISATION).highest == 2
    with transaction(engine) as session:
        session.delete(session.get_one(RosterVersion, (ORGANISATION, 2)))
    # The process that saw version 2, one that was started since, and one after a restore.
    for one in (trust, Trust(tmp_path / "trust")):
        with transaction(engine) as session, pytest.raises(RosterRefused, match="older than"):
            one.roster(session, ORGANISATION)
    with transaction(engine) as session:
        store(session, 2, CHAIN[1])
        session.flush()
        assert trust.roster(session, ORGANISATION).number == 2


def test_who_has_only_seen_the_older_version_refuses_it_once_another_saw_the_newer(
    engine: Engine, trust: Trust, tmp_path: Path
) -> None:
    with transaction(engine) as session:
        store(session, 1, CHAIN[0])
        session.flush()
        assert trust.roster(session, ORGANISATION).number == 1
        store(session, 2, CHAIN[1])
        session.flush()
        assert Trust(tmp_path / "trust").roster(session, ORGANISATION).number == 2
        session.delete(session.get_one(RosterVersion, (ORGANISATION, 2)))
        session.flush()
        with pytest.raises(RosterRefused, match="older than"):
            trust.roster(session, ORGANISATION)


@pytest.mark.parametrize("changed", ["another beginning", "none", "damaged"])
def test_what_was_believed_is_refused_once_the_file_says_otherwise(
    engine: Engine, trust: Trust, tmp_path: Path, changed: str
) -> None:
    store_all(engine)
    file = tmp_path / "trust" / f"{ORGANISATION}.json"
    with transaction(engine) as session:
        assert trust.roster(session, ORGANISATION).number == 2
        if changed == "another beginning":
            Trust(tmp_path / "trust").confirm(ORGANISATION, genesis_of(document(1, None, BELA)))
        elif changed == "none":
            file.unlink()
        else:
            file.write_text("{", "ascii")
        with pytest.raises(RosterRefused):
            trust.roster(session, ORGANISATION)


def test_a_changed_row_is_noticed_after_it_was_believed(engine: Engine, trust: Trust) -> None:
    store_all(engine)
    with transaction(engine) as session:
        trust.roster(session, ORGANISATION)
        session.execute(
            update(RosterVersion)
            .where(RosterVersion.number == 2)
            .values(document=document(2, FIRST_RAW, ASHA, Person("Bela", ("triager",), BELA.id)))
        )
        with pytest.raises(RosterRefused, match="not signed"):
            trust.roster(session, ORGANISATION)


def test_one_organisation_can_not_use_the_roster_of_another(engine: Engine, trust: Trust) -> None:
    other = "aa" * 16
    trust.confirm(other, genesis_of(FIRST_RAW))
    with transaction(engine) as session:
        session.add(
            Organisation(
                id=other,
                name="Others",
                kind="monitor",
                language="en",
                time_zone="UTC",
                created_at=NOW,
            )
        )
        session.flush()
        session.add(
            RosterVersion(
                organisation_id=other,
                number=1,
                document=CHAIN[0].document,
                signatures=write_signatures(CHAIN[0].signatures),
            )
        )
        session.flush()
        with pytest.raises(RosterRefused, match="another organisation"):
            trust.roster(session, other)


DAMAGED = ["", "{", "[]", "7", '{"genesis": "ab"}', '{"genesis": "ab", "highest": "x"}']


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_trust_file_is_refused(trust: Trust, tmp_path: Path, content: str) -> None:
    (tmp_path / "trust" / f"{ORGANISATION}.json").write_text(content, "ascii")
    with pytest.raises(NotTrusted, match="damaged"):
        trust.confirmed(ORGANISATION)


@pytest.mark.parametrize("stored", ["", "{}", "[7]", '[{"member": "a", "signature": "*"}]', "null"])
def test_damaged_signatures_are_refused(engine: Engine, trust: Trust, stored: str) -> None:
    store_all(engine)
    with transaction(engine) as session:
        session.execute(update(RosterVersion).values(signatures=stored))
        with pytest.raises(RosterRefused):
            trust.roster(session, ORGANISATION)


def test_confirming_again_does_not_forget_what_was_seen(
    engine: Engine, trust: Trust, tmp_path: Path
) -> None:
    store_all(engine)
    with transaction(engine) as session:
        trust.roster(session, ORGANISATION)
    trust.confirm(ORGANISATION, genesis_of(FIRST_RAW))
    content = json.loads((tmp_path / "trust" / f"{ORGANISATION}.json").read_text("ascii"))
    assert content["highest"] == 2
