"""`python -m bench.languages.wrong_alarms LANG`: the tuned first texts that ring wrongly."""

import sys

from bench.languages.danger import first_texts


def main() -> None:
    """Print each missed or false one of the tuned half, of a language or of all."""
    for one in first_texts("tuned"):
        if one.rings != one.must_ring and sys.argv[1:] in ([], [one.language]):
            print("missed" if one.must_ring else "false ", one.writing, one.text)


if __name__ == "__main__":
    main()
