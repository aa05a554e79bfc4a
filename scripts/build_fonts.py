"""Make the portal's web fonts: Lato cut down to the letters that its languages need.

The results in ``static/fonts`` are committed, so this runs only when the set of letters or the
font changes: ``.venv/bin/python scripts/build_fonts.py``. Documents (PDF) use the whole TTF
files instead; see ``tcal.shared.pdf``.
"""

from pathlib import Path

import font_lato
from fontTools import subset

SOURCE = Path(font_lato.font_directory)
TARGET = Path(__file__).resolve().parent.parent / "static" / "fonts"
WEIGHTS = {"Regular": 400, "Bold": 700, "Black": 900}

# Basic Latin, Latin-1 (foreign names), Polish letters, and the signs of Polish typography.
LETTERS = (
    {*range(0x20, 0x7F), *range(0xA0, 0x100)}
    | {ord(letter) for letter in "ĄąĆćĘęŁłŃńÓóŚśŹźŻż"}
    | {ord(letter) for letter in "ŠšŽžŒœŸ"}
    | {ord(sign) for sign in "–—‘’‚“”„†•…‰‹›⁄€™−≈≠≤≥"}
)


def build(style: str, weight: int) -> Path:
    """Write one weight as WOFF2 and return its path."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "case"]
    options.hinting = False
    options.desubroutinize = True
    # The licence reserves the font's name; the cut-down file carries the notices only.
    options.name_IDs = [0, 13, 14]
    options.notdef_outline = True
    font = subset.load_font(str(SOURCE / f"Lato-{style}.ttf"), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    # The same source always gives the same bytes.
    font.recalcTimestamp = False
    path = TARGET / f"lato-{weight}.woff2"
    subset.save_font(font, str(path), options)
    return path


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for style, weight in WEIGHTS.items():
        path = build(style, weight)
        print(f"{path.name}: {path.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
