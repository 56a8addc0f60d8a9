"""Fetches files that came with messages, cleans what may be shown, seals both, forgets the rest.

Nothing of a file touches a disk before it is sealed; no transaction is open while a carrier is
asked. A crash at any point fetches it again after its lease.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from bots.channel import MediaSource
from bots.media.download import NotFetched
from bots.media.kinds import type_to_save
from bots.media.prepare import PreparedFile, prepare
from config.platform.database import reading, transaction, utc_now
from config.platform.logs import log
from intake.reports.attachment_states import AttachmentEvent
from intake.reports.attachments import (
    ORIGINAL,
    SHOWN,
    ClaimedAttachment,
    claim,
    file_name,
    is_due,
    settle,
    try_again,
)
from intake.reports.file_store import Files
from intake.reports.proven_texts import ProvenTexts, Standing
from intake.reports.report import Report, report
from intake.reports.thread import Message
from intake.reports.transferred_threads import holder_of, proven_holder
from vault.address_proofs import ReceiverKey
from vault.encoding import b64u
from vault.files import new_file_key, sealed_chunks
from vault.grants import Grant
from vault.records import seal_record
from vault.roster import RosterRefused
from vault.sealing import DoesNotOpen, SecretKey
from vault.trust import Trust


class MediaCollector:
    """Made once a process."""

    def __init__(
        self,
        engine: Engine,
        trust: Trust,
        receiver: ReceiverKey,
        inbox: SecretKey,
        sources: Mapping[str, MediaSource],
        files: Files,
    ) -> None:
        self._engine = engine
        self._trust = trust
        self._receiver = receiver
        self._inbox = inbox
        self._sources = sources
        self._files = files

    def collect_one(self, now: datetime) -> bool:
        """Fetches the file that is due for longest; False when none is."""
        with reading(self._engine) as session:
            if not is_due(session, now):
                return False
        with transaction(self._engine) as session:
            claimed = claim(session, now)
        if claimed is None:
            return False
        try:
            self._store(claimed, self._fetched(claimed))
        except NotFetched as error:
            self._note_failure(claimed, error.code, error.event)
        except DoesNotOpen:
            self._note_failure(claimed, "reference", AttachmentEvent.NOT_ALLOWED)
        except (OSError, RosterRefused) as error:
            log().warning("file not stored", error=error, channel=claimed.channel)
            self._note_failure(claimed, "not-stored", None)
        return True

    def _fetched(self, claimed: ClaimedAttachment) -> bytes:
        ref = claimed.reference(self._inbox)
        if not ref.reference:
            # Some carriers only say that there was something.
            raise NotFetched("no-reference", AttachmentEvent.GIVEN_UP)
        source = self._sources.get(claimed.channel)
        if source is None:
            raise NotFetched("no-channel")
        data = source.fetch(ref)
        if not data:
            raise NotFetched("empty", AttachmentEvent.GONE)
        return data

    def _store(self, claimed: ClaimedAttachment, data: bytes) -> None:
        made = prepare(data)
        staged: dict[str, Path] = {}
        content: dict[str, str] = {
            "original_key": self._stage(staged, file_name(claimed.id, ORIGINAL), data),
            "original_type": made.found or type_to_save(data),
            "digest": hashlib.sha256(data).hexdigest(),
            "size": in_words(len(data)),
            **made.extent(),
        }
        if made.shown is not None:
            content["key"] = self._stage(staged, file_name(claimed.id, SHOWN), made.shown.data)
            content["type"] = made.shown.type
        try:
            self._settle(claimed, made, content, staged)
        finally:
            for path in staged.values():
                self._files.drop(path)

    def _settle(
        self,
        claimed: ClaimedAttachment,
        made: PreparedFile,
        content: dict[str, str],
        staged: dict[str, Path],
    ) -> None:
        """Record and files appear together; for whoever comes too late neither does.

        The row is held from `settle` to the commit, so no other job's file is replaced.
        """
        with transaction(self._engine) as session:
            # Whose the thread is now: it may have gone to another organisation meanwhile.
            message = session.get_one(Message, claimed.message_id)
            holder = self._holder(session, report(session, message.report_id), message)
            reader = self._trust.roster(session, holder).reader()
            body, grant = seal_record("media", claimed.id, content, reader)
            if settle(session, claimed, made.event, made.kind, body):
                session.add(
                    Grant(
                        record_id=claimed.id,
                        organisation_id=reader.organisation,
                        epoch=reader.epoch,
                        key_sealed=grant,
                    )
                )
                for name, path in staged.items():
                    self._files.keep(path, name)

    def _holder(self, session: Session, report: Report, message: Message) -> str:
        """Whose the thread is, by the line on which the text came in where a receiver signed that.

        Raises RosterRefused where somebody changed whose it is: the file waits.
        """
        proven = ProvenTexts(self._trust)
        line = proven.organisation(message)
        if line is not None:
            return holder_of(session, self._trust, self._receiver, report.id, line)
        if proven.proofs([message]).get(message.id) is Standing.UNPROVEN:
            raise RosterRefused("no receiver signed the text that this file came with")
        return proven_holder(session, self._trust, self._receiver, report)

    def _stage(self, staged: dict[str, Path], name: str, data: bytes) -> str:
        """Seals one file under a key of its own and writes it; gives the key in base64url."""
        key = new_file_key()
        staged[name] = self._files.stage(name, sealed_chunks(key, name, data))
        return b64u(key)

    def _note_failure(
        self, claimed: ClaimedAttachment, code: str, event: AttachmentEvent | None
    ) -> None:
        with transaction(self._engine) as session:
            if event is None:
                state: str = try_again(session, claimed, utc_now())
            else:
                settle(session, claimed, event)
                state = event.value
        log().warning("file not fetched", code=code, state=state, channel=claimed.channel)


def in_words(size: int) -> str:
    """A size as people say it: 340 kB, 1.2 MB."""
    return f"{max(1, size // 1000)} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
