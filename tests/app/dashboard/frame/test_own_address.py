"""No address that came with a request leads to another host, however it is written."""

import re
from urllib.parse import quote, unquote

import pytest
from flask import Flask

from app.dashboard.frame.own_address import own_address

HOST = "elsewhere.example"
LEADING_AWAY = (
    f"//{HOST}",
    f"///{HOST}",
    f"/\\{HOST}",
    f"\\\\{HOST}",
    f"/\t/{HOST}/",
    f"/\n/{HOST}",
    f"/\r\n/{HOST}",
    f"\t//{HOST}",
    f" //{HOST}",
    f"/\x00/{HOST}",
    f"/\u2028/{HOST}",
    f"/\u3000/{HOST}",
    f"/\uff0f{HOST}",
    f"/./\\{HOST}",
    f"/.//{HOST}",
    f"/cases/..//{HOST}",
    f"/cases//{HOST}",
    f"//us@{HOST}",
    f"/@{HOST}",
    f"https://{HOST}/cases",
    f"https:{HOST}",
    f"HTTPS:///{HOST}",
    f"/%2f{HOST}",
    f"/%5c{HOST}",
    f"/%09/{HOST}",
    f"/%2509/{HOST}",
    f"/cases?more=2\\{HOST}",
    f"/cases\n//{HOST}",
    "/cases\n",
    "javascript:alert(1)",
    "data:text/html,x",
    "cases",
    "",
)


@pytest.mark.parametrize("wanted", LEADING_AWAY)
def test_what_may_lead_to_another_host_leads_to_the_start(wanted: str) -> None:
    for written in (wanted, unquote(wanted), quote(wanted)):
        assert own_address(written) in {"/", "/cases"}


@pytest.mark.parametrize(
    "wanted",
    ["/", "/cases", "/cases/", "/cases/1?more=2", "/cases?search=%E0%A6%A2&page=2", "/?x=ঢাকা"],
)
def test_an_address_of_ours_stays(wanted: str) -> None:
    assert own_address(wanted) == wanted


def test_every_page_of_ours_may_be_gone_to(empty_dashboard: Flask) -> None:
    pages = [
        re.sub(r"<[^>]+>", "aB1-x.y", rule.rule)
        for rule in empty_dashboard.url_map.iter_rules()
        if "GET" in (rule.methods or ())
    ]
    assert pages
    assert [page for page in pages if own_address(page) != page] == []
