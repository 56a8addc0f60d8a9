"""Makes the pictures of the menus out of their signs: bots/menu_pictures/menus/*.svg and *.png.

`make pictures` writes them, with the Chromium that the tests use; tests/structure fails while a
drawing is older than its signs.
"""

import os
import re
from collections.abc import Mapping
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from bots.menu_pictures import SIGN_FILES, menu_file
from intake.dialogue.talk.menu_pictures import SIGNS

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
TILE = 100
"""One line of a menu, in units of the drawing."""
WIDE = 900
"""Pixels: about what a phone shows, and the whole menu in some ten kilobytes."""
COLOURS = 16
INK = "#14213d"
_COLUMNS = {2: 2, 3: 3, 4: 2, 9: 3}
"""Columns by how many lines a menu has; nine lie like the keys of a telephone."""
_OUTER = re.compile(r"<svg[^>]*>|</svg>")
_STROKES = (
    f'fill="none" stroke="{INK}" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"'
)


def drawing(signs: Mapping[str, str]) -> str:
    """The SVG of one menu. Raises OSError where a sign is not drawn."""
    columns = _COLUMNS[len(signs)]
    rows = -(-len(signs) // columns)
    tiles = [
        _tile(digit, sign, index % columns * TILE, index // columns * TILE)
        for index, (digit, sign) in enumerate(signs.items())
    ]
    size = f"0 0 {columns * TILE} {rows * TILE}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}">'
    return "\n".join([head, '<rect width="100%" height="100%" fill="#fff"/>', *tiles, "</svg>"])


def _tile(digit: str, sign: str, x: int, y: int) -> str:
    drawn = _OUTER.sub("", (SIGN_FILES / f"{sign}.svg").read_text("utf-8")).strip()
    # A digit is written as a path of the font that is there: bold Latin, as on every keypad.
    return (
        f'<g transform="translate({x} {y})">\n'
        f'<rect x="2" y="2" width="96" height="96" rx="8" fill="#fff" stroke="{INK}"'
        f' stroke-width="1.5"/>\n'
        f'<text x="16" y="35" font-family="DejaVu Sans, Noto Sans, sans-serif" font-size="34"'
        f' font-weight="bold" fill="{INK}" text-anchor="middle">{digit}</text>\n'
        f'<g transform="translate(28 27) scale(1.02)" {_STROKES}>\n{drawn}\n</g>\n</g>'
    )


def _png(page: Page, svg: str) -> bytes:
    """Painted by the browser; few colours, and nothing but the picture in the file."""
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{WIDE}px}}</style>{svg}")
    painted = Image.open(BytesIO(page.locator("svg").screenshot()))
    few = painted.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Writes them all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page(viewport={"width": WIDE, "height": WIDE})
        for phrase, signs in SIGNS.items():
            svg = drawing(signs)
            menu_file(phrase, "svg").write_text(svg + "\n", "utf-8")
            menu_file(phrase).write_bytes(_png(page, svg))
            print(f"wrote {menu_file(phrase).name}, {menu_file(phrase).stat().st_size} bytes")
        browser.close()


if __name__ == "__main__":
    main()
