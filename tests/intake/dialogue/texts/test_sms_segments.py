import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.dialogue.texts.sms_segments import GSM_BASIC, Segments, measure


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Segments("GSM-7", 0, 1)),
        ("a" * 160, Segments("GSM-7", 160, 1)),
        ("a" * 161, Segments("GSM-7", 161, 2)),
        ("a" * 306, Segments("GSM-7", 306, 2)),
        ("a" * 307, Segments("GSM-7", 307, 3)),
        ("a" * 158 + "€", Segments("GSM-7", 160, 1)),
        ("a" * 159 + "€", Segments("GSM-7", 161, 2)),
        # The euro sign would straddle parts 1 and 2: one septet of part 1 stays empty.
        ("a" * 152 + "€" + "a" * 152, Segments("GSM-7", 306, 3)),
        ("ñ¿¡éèüà", Segments("GSM-7", 7, 1)),
        ("á", Segments("UCS-2", 1, 1)),
        ("ক" * 70, Segments("UCS-2", 70, 1)),
        ("ক" * 71, Segments("UCS-2", 71, 2)),
        ("ক" * 134, Segments("UCS-2", 134, 2)),
        ("ক" * 135, Segments("UCS-2", 135, 3)),
        ("ক" * 68 + "👍", Segments("UCS-2", 70, 1)),
        ("ক" * 66 + "👍" + "ক" * 66, Segments("UCS-2", 134, 3)),
        ("\t", Segments("UCS-2", 1, 1)),
        ("’", Segments("UCS-2", 1, 1)),
    ],
)
def test_edges_of_a_part(text: str, expected: Segments) -> None:
    assert measure(text) == expected


def test_the_basic_alphabet_has_127_characters_beside_the_escape() -> None:
    assert len(GSM_BASIC) == 127


@given(st.text(max_size=400))
def test_parts_hold_the_units(text: str) -> None:
    cost = measure(text)
    single, joined = (160, 153) if cost.encoding == "GSM-7" else (70, 67)
    if cost.parts == 1:
        assert cost.units <= single
    else:
        assert single < cost.units <= cost.parts * joined
        assert cost.units > (cost.parts - 1) * (joined - 1)
