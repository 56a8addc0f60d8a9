"""After the crashes: what was stored, what arrived, and how often."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from config.platform.database import reading
from intake.contacts.contact import Contact
from intake.inbox.seen import Taken
from intake.lines.line import Line
from intake.monitoring.day_counts import LedgerDay
from intake.outbox.delivery_states import DeliveryState
from intake.outbox.outbox import TEXT, Outbound
from intake.reports.report import Report
from intake.reports.thread import WORKER, Message
from tests.support.product import Product
from tests.support.talks import ANDROID, SMS, TELEGRAM, WHATSAPP, Talk
from vault.blind_index import contact_index
from vault.grants import Grant
from vault.records import open_record
from vault.sealing import SecretKey

CODE = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
OUT_STATES = (DeliveryState.SENT, DeliveryState.DELIVERED)
LINES = {
    SMS: ("twilio", "+"),
    WHATSAPP: ("twilio", "whatsapp:"),
    TELEGRAM: ("telegram", ""),
    ANDROID: ("android", "+"),
}
"""By the channel of a talk: the channel's folder, and what its line's address begins with."""
# A text to a chat, and a mail, can't be asked about: unknown twice, they are given up by design.
GIVEN_UP = "not-known"


@dataclass(frozen=True)
class Reckoning:
    """Counts of texts; lists name the workers whom it concerns (all of fiction).

    `no_receipt` are workers whose receipt is missing, and was not given up as of unknown fate.
    `sent_twice` are copies too many; `unaccounted` the workers with more of these than there were
    moments in which nobody knew. `failed` are codes of texts that will not go any more.
    """

    received: int
    stored: int
    lost: list[str]
    doubled: list[str]
    out_of_order: int
    no_receipt: list[str]
    not_sent: list[str]
    sent: int
    sent_twice: int
    unaccounted: list[str]
    uncertain: int
    given_up: int
    receipts_given_up: int
    failed: Mapping[str, int]
    reports: int


def reckon(
    product: Product,
    engine: Engine,
    secrets: Mapping[int, SecretKey],
    organisation: str,
    talks: list[Talk],
    swapped: Collection[str] = (),
) -> Reckoning:
    """Opens every stored text with the organisation's secrets and reads every phone.

    The order of those who are `swapped` is not looked at: their carrier changed it.
    """
    stored = _stored(product, engine, secrets, organisation, talks)
    lost, doubled, out_of_order = [], [], 0
    for talk in talks:
        kept, written = stored[talk.sender], list(talk.texts)
        if Counter(written) - Counter(kept):
            lost.append(talk.sender)
        if Counter(kept) - Counter(written):
            doubled.append(talk.sender)
        changed = kept != written and sorted(kept) == sorted(written)
        out_of_order += changed and talk.sender not in swapped
    arrived = _arrived(product, talks)
    rows = _rows_out(product, engine, talks)
    unknown = _moments_unknown(product, engine, talks)
    bare = [who for who, texts in arrived.items() if not any(map(CODE.search, texts))]
    unknown_fate = _given_up(product, engine, talks)
    extra = Counter({who: max(0, len(texts) - rows[who]) for who, texts in arrived.items()})
    with reading(engine) as session:
        uncertain = session.scalar(select(func.sum(Outbound.uncertain_count))) or 0
        failed = session.execute(
            select(Outbound.error_code, func.count())
            .where(Outbound.state == DeliveryState.FAILED)
            .group_by(Outbound.error_code)
        )
        failures = {str(code): count for code, count in failed}
        reports = session.scalar(select(func.count()).select_from(Report)) or 0
        received = session.scalar(select(func.sum(LedgerDay.received))) or 0
        taken = session.scalar(select(func.count()).select_from(Taken)) or 0
    return Reckoning(
        received=received,
        stored=taken,
        lost=lost,
        doubled=doubled,
        out_of_order=out_of_order,
        no_receipt=[who for who in bare if who not in unknown_fate],
        receipts_given_up=len(unknown_fate.intersection(bare)),
        not_sent=[who for who, texts in arrived.items() if len(texts) < rows[who]],
        sent=sum(map(len, arrived.values())),
        sent_twice=extra.total(),
        unaccounted=[who for who, count in extra.items() if count > unknown[who]],
        uncertain=uncertain,
        given_up=failures.pop(GIVEN_UP, 0),
        failed=failures,
        reports=reports,
    )


def _stored(
    product: Product,
    engine: Engine,
    secrets: Mapping[int, SecretKey],
    organisation: str,
    talks: list[Talk],
) -> dict[str, list[str]]:
    """Every worker's texts, opened, in the order in which they were taken in."""
    senders = _senders(product, engine, talks)
    texts: dict[str, list[str]] = defaultdict(list)
    with reading(engine) as session:
        rows = session.execute(
            select(Report.contact_id, Message, Grant)
            .join(Report, Report.id == Message.report_id)
            .join(Grant, Grant.record_id == Message.id)
            .where(Message.author == WORKER)
            .order_by(Report.received_at, Message.number)
        )
        for contact_id, message, grant in rows:
            content = open_record(
                "message",
                message.id,
                message.body_sealed or b"",
                grant.key_sealed,
                secrets[grant.epoch],
                organisation,
                grant.epoch,
            )
            texts[senders[contact_id]].append(content["text"])
    return texts


def _moments_unknown(product: Product, engine: Engine, talks: list[Talk]) -> Counter[str]:
    """How often nobody knew whether a text had left, by worker."""
    senders = _senders(product, engine, talks)
    with reading(engine) as session:
        rows = session.execute(
            select(Outbound.contact_id, func.sum(Outbound.uncertain_count))
            .where(Outbound.kind == TEXT)
            .group_by(Outbound.contact_id)
        )
        return Counter({senders[contact]: count for contact, count in rows})


def _given_up(product: Product, engine: Engine, talks: list[Talk]) -> set[str]:
    """Workers of one of whose texts nobody will ever know."""
    senders = _senders(product, engine, talks)
    with reading(engine) as session:
        rows = session.scalars(
            select(Outbound.contact_id).where(
                Outbound.kind == TEXT,
                Outbound.state == DeliveryState.FAILED,
                Outbound.error_code == GIVEN_UP,
            )
        )
        return {senders[contact] for contact in rows if contact}


def _rows_out(product: Product, engine: Engine, talks: list[Talk]) -> Counter[str]:
    """How many texts we say that we sent to each worker."""
    senders = _senders(product, engine, talks)
    with reading(engine) as session:
        rows = session.execute(
            select(Outbound.contact_id, func.count())
            .where(Outbound.kind == TEXT, Outbound.state.in_(OUT_STATES))
            .group_by(Outbound.contact_id)
        )
        return Counter({senders[contact]: count for contact, count in rows})


def _senders(product: Product, engine: Engine, talks: list[Talk]) -> dict[str, str]:
    """Contacts' ids to numbers: only who holds the pepper can tell."""
    pepper = bytes.fromhex((product.data / "keys" / "contact_pepper").read_text("ascii").strip())
    with reading(engine) as session:
        contacts = {
            (one.line_id, one.address_index): one.id for one in session.scalars(select(Contact))
        }
        lines = {(line.channel, line.address): line.id for line in session.scalars(select(Line))}
    found = {}
    for talk in talks:
        channel, begins = LINES[talk.channel]
        [line] = [
            one for (name, own), one in lines.items() if name == channel and own.startswith(begins)
        ]
        contact = contacts.get((line, contact_index(pepper, line, talk.sender)))
        if contact is not None:
            found[contact] = talk.sender
    return found


def _arrived(product: Product, talks: list[Talk]) -> dict[str, list[str]]:
    """What each phone shows that came from us."""

    def look(talk: Talk) -> tuple[str, list[str]]:
        shown = (
            product.screen(int(talk.sender))
            if talk.channel == TELEGRAM
            else product.phone(talk.sender)
        )
        return talk.sender, [one["text"] for one in shown if one["direction"] == "in"]

    with ThreadPoolExecutor(4) as pool:
        return dict(pool.map(look, talks))
