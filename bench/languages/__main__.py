"""`python -m bench.languages`: measures, and writes docs/languages.md."""

from bench.languages.page import PAGE, ROOT, page

if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
