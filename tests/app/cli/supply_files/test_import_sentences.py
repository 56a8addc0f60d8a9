"""Every reason is a sentence."""

from app.cli.supply_files.import_sentences import SENTENCES, sentence_of


def test_every_sentence_takes_what_stands_in_the_row() -> None:
    for code in SENTENCES:
        assert "{" not in sentence_of(f"{code} what stands there")
