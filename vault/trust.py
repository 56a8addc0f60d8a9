"""What the operator confirmed, kept outside the database: one small file an organisation, and one
that says whose each line is.

The first holds the genesis of the roster and the highest number seen on this host, so that an
older chain, put back by somebody who can write to the database, is refused.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from config.rows.prepared import Prepared, Row
from vault.encoding import b64u, unb64u
from vault.organisations import RosterVersion
from vault.roster import Roster, RosterRefused, Signature, Version, believe
from vault.text_proofs import TrustedReceivers
from vault.trust_file import written_beside
from vault.trusted_lines import TrustedLines

_NEWEST = Prepared(
    select(RosterVersion.number, RosterVersion.document, RosterVersion.signatures)
    .where(
        RosterVersion.organisation_id == bindparam("organisation"),
        RosterVersion.complete.is_(True),
    )
    .order_by(RosterVersion.number.desc())
    .limit(1)
)


class NotTrusted(RosterRefused):
    """The operator has not confirmed this organisation on this host yet."""


@dataclass(frozen=True)
class Confirmed:
    genesis: str
    highest: int


class Trust:
    """The trust folder of this host.

    Verified chains are remembered in memory by their newest bytes, so that a receiver pays for
    the signatures once and still notices every change of the rows. The file is read each time:
    another process may have seen a newer version, or the operator confirmed another beginning.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.lines = TrustedLines(folder)
        self.receivers = TrustedReceivers(folder)
        self._believed: dict[str, tuple[Row, Roster]] = {}

    def confirm(self, organisation_id: str, genesis: str) -> None:
        """Writes the operator's confirmation. `firedoor organisation trust` is the one caller.

        Confirming the same roster again does not forget how far it had come.
        """
        try:
            known = self.confirmed(organisation_id)
        except NotTrusted:
            known = Confirmed(genesis, 1)
        highest = known.highest if known.genesis == genesis else 1
        self._write(organisation_id, Confirmed(genesis, highest))

    def confirmed(self, organisation_id: str) -> Confirmed:
        """Raises NotTrusted where the operator has not confirmed the organisation."""
        try:
            content = json.loads(self._path(organisation_id).read_text("ascii"))
            return Confirmed(content["genesis"], int(content["highest"]))
        except FileNotFoundError:
            raise NotTrusted(
                "the operator has not confirmed this organisation: "
                "firedoor organisation trust ID WORDS"
            ) from None
        except OSError:
            raise RosterRefused("the trust folder can't be read") from None
        except (ValueError, KeyError, TypeError):
            raise NotTrusted("the trust file of this organisation is damaged") from None

    def roster(self, session: Session, organisation_id: str) -> Roster:
        """The believed roster of an organisation. Raises RosterRefused."""
        seen = _NEWEST.first(session, organisation=organisation_id)
        if seen is None:
            raise RosterRefused("there is no roster")
        confirmed = self.confirmed(organisation_id)
        remembered = self._believed.get(organisation_id)
        if remembered and remembered[0] == seen and _stands(remembered[1], confirmed):
            return remembered[1]
        believed = believe(
            stored_chain(session, organisation_id), confirmed.genesis, confirmed.highest
        )
        if believed.organisation != organisation_id:
            raise RosterRefused("this roster belongs to another organisation")
        if believed.number > confirmed.highest:
            self._write(organisation_id, Confirmed(confirmed.genesis, believed.number))
        self._believed[organisation_id] = (seen, believed)
        return believed

    def _path(self, organisation_id: str) -> Path:
        return self._folder / f"{organisation_id}.json"

    def _write(self, organisation_id: str, confirmed: Confirmed) -> None:
        path = self._path(organisation_id)
        content = {"genesis": confirmed.genesis, "highest": confirmed.highest}
        written_beside(path, content).replace(path)


def _stands(believed: Roster, confirmed: Confirmed) -> bool:
    """Whether a roster that was believed before is still that of the file, and not an older one."""
    return believed.genesis == confirmed.genesis and believed.number >= confirmed.highest


def stored_chain(session: Session, organisation_id: str) -> list[Version]:
    """The stored versions of an organisation, oldest first; nothing is believed yet."""
    rows = session.scalars(
        select(RosterVersion)
        .where(RosterVersion.organisation_id == organisation_id, RosterVersion.complete.is_(True))
        .order_by(RosterVersion.number)
    )
    return [Version(row.document, read_signatures(row.signatures)) for row in rows]


def read_signatures(stored: str) -> tuple[Signature, ...]:
    """The stored JSON list of signatures. Raises RosterRefused where it is damaged."""
    try:
        return tuple(
            Signature(entry["member"], unb64u(entry["signature"])) for entry in json.loads(stored)
        )
    except (ValueError, KeyError, TypeError):
        raise RosterRefused("a roster's signatures are damaged") from None


def write_signatures(signatures: tuple[Signature, ...]) -> str:
    """The form in which signatures are stored and given to browsers."""
    return json.dumps(
        [{"member": entry.member, "signature": b64u(entry.signature)} for entry in signatures]
    )
