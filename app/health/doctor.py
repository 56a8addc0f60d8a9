"""What `firedoor doctor` looks at: each check gives one line, and says what to do."""

import stat
from collections.abc import Iterator

from sqlalchemy import Engine

from app.health.alarms import on_call
from app.health.backups import backups
from app.health.check_result import CheckFailed, CheckResult, run_check
from app.health.checks import lines_of, processes, stores, trust_of
from app.health.line_state import LineState
from app.health.lines import lines
from app.health.signed_logs import signed_logs
from app.installation.keys import SEALING, SYMMETRIC, public_key
from app.wiring.legal_answers import look, summary, used
from bots.registry import inbound_lists, receivers, senders
from config.platform.database import open_engine, reading, utc_now
from config.policy.policy import load_policy
from config.policy.reading.policy_table import PolicyError
from config.settings import PROCESS_SETTINGS, Common, Environment, load
from intake.dialogue.texts.legal_answers import read_rights
from intake.dialogue.understanding.language import statistical, zawgyi
from vault.sealing import SecretKey


def examine(settings: Common) -> Iterator[CheckResult]:
    """Every check, in the order in which one may be the cause of the next."""
    engine = open_engine(settings.database_url, 2)
    try:
        yield run_check("settings", lambda: _settings(settings))
        yield run_check("policy", lambda: _policy(settings))
        yield run_check("keys", lambda: _keys(settings))
        found = stores(settings, engine)
        yield from found
        if all(one.well for one in found if one.name == "database"):
            yield trust_of(settings, engine)
            yield lines_of(settings, engine)
            yield run_check("rights", lambda: _rights(engine, settings))
            yield from _at_work(engine, settings)
        yield backups(settings, utc_now())
        yield run_check("languages", _languages)
    finally:
        engine.dispose()


def _settings(settings: Common) -> str:
    for kind in dict.fromkeys(PROCESS_SETTINGS.values()):
        load(kind)
    receivers(settings)
    set_up = sorted({*senders(settings), *inbound_lists(settings)})
    return f"{settings.firedoor_env.value}; channels with credentials here: " + (
        ", ".join(set_up) or "none"
    )


def _policy(settings: Common) -> str:
    policy = load_policy(settings.policy_file)
    if policy.notes:
        raise CheckFailed(" ".join(policy.notes))
    return f"{len(policy.categories)} categories, {len(policy.languages)} languages"


def _languages() -> str:
    for model, says in (
        (statistical, "words alone tell a language"),
        (zawgyi, "no text is read as Zawgyi"),
    ):
        try:
            model.load()
        except Exception as error:
            raise CheckFailed(
                f"a model can't be loaded ({type(error).__name__}), so {says}: install "
                "Firedoor's packages again"
            ) from None
    return "both models are there: of languages, and of Zawgyi"


def _keys(settings: Common) -> str:
    folder = settings.keys_dir
    for public in SEALING.values():
        public_key(folder, public)
    if settings.firedoor_env is Environment.SERVER:
        return "public halves are there; each process has its own secret files"
    for name in (*SYMMETRIC, *SEALING):
        path = folder / name
        if not path.is_file():
            raise CheckFailed(f"{path} is missing: `firedoor keys` makes what is missing")
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise CheckFailed(f"{path} can be read by others: chmod 0400 it")
    for name, public in SEALING.items():
        seed = bytes.fromhex((folder / name).read_text("ascii").strip())
        if SecretKey(seed).public() != public_key(folder, public):
            raise CheckFailed(
                f"{folder / public}.pub is not the public half of {name}: remove it, "
                "and run `firedoor keys`"
            )
    return f"{len(SYMMETRIC) + len(SEALING)} secrets, readable by their owner only"


def _at_work(engine: Engine, settings: Common) -> Iterator[CheckResult]:
    """Lines and processes, as the operator's page tells them."""
    try:
        policy = load_policy(settings.policy_file)
    except PolicyError:
        return
    now = utc_now()
    with reading(engine) as session:
        found = lines(session, policy, now)
        running = [
            on_call(session),
            signed_logs(session, settings, now),
            *processes(session, settings, now),
        ]
    if not any(one.facts.receives for one in found):
        yield CheckResult("lines", False, "none yet: firedoor line add ORGANISATION --channel …")
    for one in found:
        facts, verdict = one.facts, one.verdict
        name = f"line {facts.label} {facts.address}".rstrip()
        said = " ".join(filter(None, (verdict.reason, verdict.next_step, *verdict.warnings)))
        # A line that nobody has texted yet, or that is only quiet, is no fault of the installation.
        well = facts.known and verdict.state is not LineState.FAILING
        yield CheckResult(name, well, f"{verdict.state}: {said}")
    yield from running


def _rights(engine: Engine, settings: Common) -> str:
    rights = read_rights(settings.rights_dir)
    wrong = look(rights, load_policy(settings.policy_file))
    if wrong:
        more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
        raise CheckFailed(f"{wrong[0]}{more}: `firedoor rights check` says all")
    with reading(engine) as session:
        return summary(rights, used(session))
