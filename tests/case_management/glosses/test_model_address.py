"""What a worker wrote goes to no address that may be somebody else's."""

import pytest

from case_management.glosses.model_address import read_address
from case_management.refusals import Refusal


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("http://127.0.0.1:5000", "http://127.0.0.1:5000"),
        (" HTTP://LocalHost:5000/ ", "http://localhost:5000"),
        ("https://192.168.1.5", "https://192.168.1.5"),
        ("http://10.0.0.9:80", "http://10.0.0.9:80"),
        ("http://172.31.255.1", "http://172.31.255.1"),
        ("https://translate.office.internal", "https://translate.office.internal"),
        ("http://box.local:5000", "http://box.local:5000"),
        ("http://box.home.arpa", "http://box.home.arpa"),
    ],
)
def test_addresses_of_a_private_network(typed: str, origin: str) -> None:
    assert read_address(typed) == origin


@pytest.mark.parametrize(
    "typed",
    [
        "https://libretranslate.com",
        "http://8.8.8.8:5000",
        "http://172.32.0.1",
        "http://169.254.169.254",
        "http://100.64.0.1",
        "http://0.0.0.0:5000",
        "http://127.1:5000",
        "http://2130706433",
        "http://0x7f.0.0.1",
        "http://[::1]:5000",
        "http://localhost.example.com",
        "http://internal",
        "http://local",
        "http://a;script-src.local",
        "http://a b.local",
        "http://*.local",
    ],
)
def test_what_may_lead_out_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="model_address_public"):
        read_address(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "127.0.0.1:5000",
        "ftp://127.0.0.1",
        "http://",
        "http://127.0.0.1:5000/translate",
        "http://127.0.0.1:port",
        "http://127.0.0.1:99999",
        "http://me:secret@127.0.0.1",
        "http://127.0.0.1?to=x",
        "http://127.0.0.1#x",
        "http://[::1",
        f"http://{'a' * 60}.{'b' * 60}.local",
    ],
)
def test_what_is_no_origin_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match=r"model_address$"):
        read_address(typed)
