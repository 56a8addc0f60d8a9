"""What the register of factories and contracts refuses, said as the operator can mend it."""

from collections.abc import Iterator
from contextlib import contextmanager

from case_management.refusals import Refusal
from config.settings import Refused

SENTENCES = {
    "factory_code_taken": "the code %(factory)s is taken by another factory",
    "affiliate_unknown": "no affiliate has this id: see `firedoor organisation list`",
    "factory_code_unknown": "no factory has the code %(factory)s: add it first",
    "factory_merged": "one of the two is merged already, or both are the same: split it first",
    "factory_not_merged": "this code belongs to a factory of its own",
    "factory_supplies_itself": "a factory does not supply itself",
    "disclosure_too_large": "more factories are named than --of says there are",
    "factory_not_disclosed": "the contract's newest disclosure does not name this factory",
    "evidence_missing": "--evidence says on what it rests: a document, a visit, another submission",
    "out_of_step": "that can't follow its present state: `firedoor contract disclosure` shows it",
    "contract_unknown": "this affiliate has no contract of this reference",
    "factories_not_linked": "there is no such link",
}


@contextmanager
def said() -> Iterator[None]:
    """Says a refusal as the operator can mend it."""
    try:
        yield
    except Refusal as refusal:
        raise Refused(SENTENCES[refusal.code] % refusal.values) from None
