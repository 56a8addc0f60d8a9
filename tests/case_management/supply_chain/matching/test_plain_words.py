"""Names and addresses of any script become plain words."""

import pytest

from case_management.supply_chain.matching.plain_words import is_latin, plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("XIAMEN MFG CO.，LTD.", "xiamen mfg co ltd"),
        ("Industrias Merlet S.A. de C.V.", "industrias merlet sa de cv"),
        ("TONG’AN & Co", "tongan and co"),
        ("NO22 Tianyuan Rd, 13th floor, C10", "no 22 tianyuan rd 13 floor c10"),
        ("苏州金宇达纺织有限公司", "suzhoujinyuda textile co ltd"),
        ("শিফাত ফ্যাশনস লিঃ", "siphat fashion limited"),
        ("ООО Заря", "llc zarya"),
        ("Öztürk", "ozturk"),
    ],
)
def test_words(text: str, words: str) -> None:
    assert plain_words(text) == words


def test_most_letters_say_which_script() -> None:
    assert is_latin("Öztürk Ltd. 12")
    assert not is_latin("ООО Заря")
