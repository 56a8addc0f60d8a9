"""After the crashes: what was stored, what arrived, and how often."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from config.database import reading
from intake.contacts import Contact
from intake.delivery import State
from intake.lines import Line
from intake.outbox import TEXT, Outbound
from intake.reports import WORKER, Message, Report
from tests.support.product import Product
from tests.support.talks import TELEGRAM, Talk
from vault.blind_index import contact_index
from vault.models import Grant
from vault.records import open_record
from vault.sealing import SecretKey

CODE = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
OUT_STATES = (State.SENT, State.DELIVERED)
CHANNELS = {TELEGRAM: "telegram"}


@dataclass(frozen=True)
class Reckoning:
    """Counts of texts; `lost`, `doubled` and `no_receipt` name the workers (all of fiction)."""

    lost: list[str]
    doubled: list[str]
    out_of_order: int
    no_receipt: list[str]
    not_sent: list[str]
    sent_twice: int
    uncertain: int
    failed: Mapping[str, int]
    reports: int


def reckon(
    product: Product, engine: Engine, secrets: Mapping[int, SecretKey], organisation: str,
    talks: list[Talk],
) -> Reckoning:  # fmt: skip
    """Opens every stored text with the organisation's secrets and reads every phone."""
    stored = _stored(product, engine, secrets, organisation, talks)
    lost, doubled, out_of_order = [], [], 0
    for talk in talks:
        kept, written = stored[talk.sender], list(talk.texts)
        if Counter(written) - Counter(kept):
            lost.append(talk.sender)
        if Counter(kept) - Counter(written):
            doubled.append(talk.sender)
        out_of_order += kept != written and sorted(kept) == sorted(written)
    arrived = _arrived(product, talks)
    rows = _rows_out(product, engine, talks)
    with reading(engine) as session:
        uncertain = session.scalar(select(func.sum(Outbound.uncertain_count))) or 0
        failed = session.execute(
            select(Outbound.error_code, func.count())
            .where(Outbound.state == State.FAILED)
            .group_by(Outbound.error_code)
        )
        failures = {str(code): count for code, count in failed}
        reports = session.scalar(select(func.count()).select_from(Report)) or 0
    return Reckoning(
        lost=lost, doubled=doubled, out_of_order=out_of_order,
        no_receipt=[who for who, texts in arrived.items() if not any(map(CODE.search, texts))],
        not_sent=[who for who, texts in arrived.items() if len(texts) < rows[who]],
        sent_twice=sum(max(0, len(texts) - rows[who]) for who, texts in arrived.items()),
        uncertain=uncertain, failed=failures, reports=reports,
    )  # fmt: skip


def _stored(
    product: Product, engine: Engine, secrets: Mapping[int, SecretKey], organisation: str,
    talks: list[Talk],
) -> dict[str, list[str]]:  # fmt: skip
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
                "message", message.id, message.body_sealed or b"", grant.key_sealed,
                secrets[grant.epoch], organisation, grant.epoch,
            )  # fmt: skip
            texts[senders[contact_id]].append(content["text"])
    return texts


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
        lines = {line.channel: line.id for line in session.scalars(select(Line))}
    found = {}
    for talk in talks:
        line = lines[CHANNELS.get(talk.channel, "twilio_sms")]
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
