"""Passphrase and code prove a member; one code proves once, however many ask at a time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app.accounts.members import Member
from app.accounts.sign_in.proof import check_proof
from case_management.refusals import Refusal
from config.platform.database import transaction
from tests.app.accounts.own_account.changes import present_keys
from tests.app.accounts.site import Site


def test_of_two_at_once_one_code_proves_one(site: Site) -> None:
    asha = site.founded("monitor", "asha@line.example", "coordinator")
    proof, code, now = present_keys(asha).proof, asha.phone.code(), site.clock()

    def prove(_number: int) -> str:
        try:
            with transaction(site.engine) as session:
                member = session.scalar(select(Member).where(Member.id == asha.id))
                check_proof(session, member, proof, code, now)
        except Refusal as refusal:
            return refusal.code
        return "proven"

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(prove, range(4))) == ["proven", "sign_in", "sign_in", "sign_in"]


def test_nobody_proves_to_be_nobody(site: Site) -> None:
    with transaction(site.engine) as session, pytest.raises(Refusal) as refusal:
        check_proof(session, None, bytes(32), "000000", site.clock())
    assert (refusal.value.code, refusal.value.status) == ("sign_in", 403)
