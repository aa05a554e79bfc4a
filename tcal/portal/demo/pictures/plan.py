"""The second floor seen from above."""

from pathlib import Path

from font_lato import __file__ as lato
from PIL import ImageFont

from tcal.portal.demo.pictures.canvas import (
    BRICK,
    CREAM,
    HONEY,
    INK,
    LINE,
    PAPER,
    RIVER,
    RIVER_SOFT,
    SAND,
    SMOOTH,
    WHITE,
    WOOD_LIGHT,
)

FILES = Path(lato).parent / "files"
MUTED = "#545f6d"
WALL = 12


def floor(c):
    name = ImageFont.truetype(FILES / "Lato-Black.ttf", 30 * SMOOTH)
    note = ImageFont.truetype(FILES / "Lato-Regular.ttf", 23 * SMOOTH)
    c.box(70, 70, 1180, 740, WHITE)
    _room(c, 70, 70, 430, 330, CREAM)
    _room(c, 500, 70, 430, 330, WHITE)
    _room(c, 930, 70, 320, 330, "#f8e9e4")
    _room(c, 70, 520, 400, 290, RIVER_SOFT)
    _room(c, 470, 520, 210, 290, "#efe6f0")
    _room(c, 680, 520, 190, 290, SAND)
    _room(c, 870, 520, 180, 290, SAND)
    _room(c, 1050, 520, 200, 290, SAND)
    c.box(76, 406, 1168, 108, PAPER)
    for x, y in ((412, 394), (842, 394), (1160, 394), (384, 514), (490, 514), (700, 514)):
        _door(c, x, y, up=y < 450)
    c.box(70, 400, WALL / 2, 120, INK)
    c.box(1244, 400, WALL / 2, 30, INK)
    c.box(1244, 490, WALL / 2, 30, INK)
    _windows(c)

    # Sofas, tables, computers, a kitchen.
    c.box(96, 100, 210, 52, BRICK, r=14)
    c.box(96, 160, 52, 120, RIVER, r=14)
    c.oval(226, 224, 44, 44, WOOD_LIGHT)
    for at in (540, 680, 820):
        for y in (104, 196):
            c.box(at, y, 92, 46, WOOD_LIGHT, r=4)
            for chair in (22, 70):
                c.oval(at + chair, y - 12 if y < 150 else y + 58, 11, 11, RIVER)
    c.box(960, 82, 270, 40, "#b9c6c3", r=4)
    for at in (1000, 1040):
        c.oval(at, 102, 12, 12, INK)
    c.box(1000, 176, 210, 62, WOOD_LIGHT, r=4)
    for at in (1025, 1075, 1125, 1180):
        c.oval(at, 164, 11, 11, HONEY)
        c.oval(at, 250, 11, 11, HONEY)
    for at in (100, 190, 280, 370):
        c.box(at, 744, 76, 38, WOOD_LIGHT, r=3)
        c.box(at + 16, 762, 44, 12, INK, r=3)
        c.oval(at + 38, 730, 11, 11, BRICK)
    c.box(500, 730, 60, 60, RIVER, r=14)
    c.box(592, 730, 60, 60, BRICK, r=14)
    for step in range(6):
        c.line([(1080 + step * 26, 640), (1080 + step * 26, 780)], "#a99b84", 4)
    c.line([(1072, 710), (1216, 710)], INK, 4)
    c.poly([(1072, 710), (1092, 700), (1092, 720)], INK)
    c.box(916, 656, 90, 110, WHITE, r=3)
    c.line([(961, 656), (961, 766)], LINE, 4)
    c.poly([(930, 702), (938, 690), (946, 702)], RIVER)
    c.poly([(976, 716), (984, 728), (992, 716)], RIVER)

    for x, y, words, below in (
        (250, 316, "Sala kanapowa", "15 osób"),
        (685, 316, "Sala warsztatowa", "20 osób"),
        (1050, 316, "Kuchnia", "8 osób"),
        (225, 620, "Sala komputerowa", "14 osób"),
        (575, 636, "Pokój\nzwierzeń", ""),
        (775, 652, "Toalety", "także dla osób\nna wózku"),
        (961, 600, "Winda", ""),
        (1150, 592, "Schody", ""),
    ):
        c.text(x, y, words, name)
        if below:
            c.text(x, y + (38 if "\n" not in below else 54), below, note, MUTED)
    c.text(575, 698, "4 osoby", note, MUTED)
    c.text(620, 460, "Korytarz bez progów, 2 m szerokości", note, MUTED)
    c.text(1150, 462, "Wejście", name, BRICK)


def _room(c, x, y, w, h, fill):
    c.box(x, y, w, h, INK)
    c.box(x + WALL / 2, y + WALL / 2, w - WALL, h - WALL, fill)


def _door(c, x, y, *, up):
    """An opening in the wall and the quarter that the leaf sweeps."""
    c.box(x, y - 1, 74, WALL + 2, PAPER)
    if up:
        c.arc(x, y, 74, 74, 270, 360, "#a99b84", 3)
        c.line([(x, y), (x, y - 74)], INK, 5)
    else:
        c.arc(x, y + WALL, 74, 74, 0, 90, "#a99b84", 3)
        c.line([(x, y + WALL), (x, y + WALL + 74)], INK, 5)


def _windows(c):
    for x, y, w in (
        (130, 70, 130),
        (320, 70, 130),
        (560, 70, 140),
        (740, 70, 140),
        (1020, 70, 150),
    ):
        c.box(x, y, w, WALL / 2, SAND)
        c.line([(x, y + 3), (x + w, y + 3)], RIVER, 4)
    for x, w in ((130, 130), (310, 110), (520, 110)):
        c.box(x, 804, w, WALL / 2, SAND)
        c.line([(x, 807), (x + w, 807)], RIVER, 4)
