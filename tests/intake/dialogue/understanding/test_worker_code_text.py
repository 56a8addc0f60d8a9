from intake.dialogue.understanding.worker_code_text import find_code


def test_a_code_however_it_is_written() -> None:
    for code in ("4821773055192464", "4821 7730 5519 2464", "4821-7730-5519-2464"):
        assert find_code(f"{code} still locked") == ("4821773055192464", "still locked")


def test_other_numbers_are_none() -> None:
    assert find_code("48217730551924641") is None
    assert find_code("4821 7730 5519 246") is None
