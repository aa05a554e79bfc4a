"""What the drawn rooms are made of."""

import math

from tcal.portal.demo.pictures.canvas import (
    BRICK,
    BRICK_DARK,
    CLAY,
    CREAM,
    HEIGHT,
    INK,
    PAPER,
    RIVER,
    SKY,
    WHITE,
    WIDTH,
    WOOD,
    WOOD_DARK,
)

FLOOR = 620


def shell(c, wall, floor, plank):
    c.box(0, 0, WIDTH, FLOOR, wall)
    c.glow([(0, 0), (WIDTH, 0), (WIDTH, 150), (0, 90)], WHITE, alpha=0.35, blur=60)
    c.box(0, FLOOR, WIDTH, HEIGHT - FLOOR, floor)
    for row, y in enumerate([FLOOR, FLOOR + 34, FLOOR + 82, FLOOR + 146, FLOOR + 226]):
        c.line([(0, y), (WIDTH, y)], plank, 2 + row * 0.6)
        for step in range(-8, 9):
            x = WIDTH / 2 + (step + 0.5 * (row % 2)) * (150 + row * 34)
            c.line([(x, y), (x + step * 7, y + 34 + row * 15)], plank, 2)
    c.box(0, FLOOR - 18, WIDTH, 18, WHITE, alpha=0.75)
    c.box(0, FLOOR - 3, WIDTH, 5, "#4a3423", alpha=0.18)


def _town(c, x, y, w, h):
    """Roofs and towers of a brick town over a river, as a second floor sees them."""
    c.box(x, y, w, h, SKY)
    c.oval(x + w * 0.78, y + h * 0.24, h * 0.09, h * 0.09, CREAM)
    unit, ground = w / 20, y + h * 0.8

    def house(at, wide, tall, fill, roof):
        left, top = x + at * unit, ground - tall * h
        c.box(left, top, wide * unit, tall * h, fill)
        peak = [(left - 3, top), (left + wide * unit / 2, top - h * roof)]
        c.poly([*peak, (left + wide * unit + 3, top)], BRICK_DARK if roof > 0.1 else BRICK)

    house(1, 2.6, 0.2, "#d9a48f", 0.1)
    house(3.4, 3.2, 0.26, "#c98a73", 0.12)
    house(4.6, 1.4, 0.48, "#b8705c", 0.16)
    house(7.4, 2.4, 0.18, "#dcb19b", 0.1)
    house(9.4, 5, 0.3, "#c07c66", 0.1)
    house(13.4, 1.7, 0.44, "#a9604d", 0.13)
    house(15.4, 2.4, 0.2, "#d9a48f", 0.09)
    house(17.2, 2.4, 0.27, "#c98a73", 0.12)
    c.box(x, ground, w, y + h - ground, "#9fc4be")
    c.box(x, ground, w, h * 0.025, "#7f9f86")
    for at in (0.12, 0.45, 0.7):
        c.line([(x + w * at, ground + h * 0.09), (x + w * (at + 0.14), ground + h * 0.09)], SKY, 3)


def window(c, x, y, w, h, *, panes=2):
    c.box(x - 14, y - 14, w + 28, h + 28, WHITE)
    c.box(x - 14, y + h + 12, w + 28, 8, "#4a3423", alpha=0.15)
    _town(c, x, y, w, h)
    c.glow([(x, y), (x + w * 0.5, y), (x + w * 0.15, y + h), (x, y + h)], WHITE, alpha=0.25, blur=8)
    for pane in range(1, panes):
        c.box(x + w * pane / panes - 6, y, 12, h, WHITE)
    c.box(x, y + h * 0.3, w, 9, WHITE)
    c.box(x - 26, y + h + 8, w + 52, 15, "#efe6d8", r=3)
    low, shift = FLOOR + 20, 110
    c.glow(
        [(x + shift, low), (x + w + shift, low), (x + w + 250, HEIGHT), (x + 150, HEIGHT)],
        CREAM,
        alpha=0.38,
        blur=14,
    )


def plant(c, x, y, size=1.0):
    c.shadow(x, y + 4, 60 * size)
    for turn in (-74, -50, -26, 0, 24, 48, 72):
        angle = math.radians(turn)
        reach = (185 - abs(turn) * 0.7) * size
        tip = (x + math.sin(angle) * reach, y - 80 * size - math.cos(angle) * reach)
        side = (math.cos(angle) * 19 * size, math.sin(angle) * 19 * size)
        middle = ((x + tip[0]) / 2, (y - 80 * size + tip[1]) / 2)
        fill = RIVER if turn % 4 == 0 else "#3d8a72"
        left = (middle[0] - side[0], middle[1] - side[1])
        right = (middle[0] + side[0], middle[1] + side[1])
        c.poly([(x, y - 70 * size), left, tip, right], fill)
    c.poly(pot(x, y, 52 * size, 38 * size, 88 * size), CLAY)
    c.box(x - 57 * size, y - 96 * size, 114 * size, 20 * size, BRICK, r=3)


def pot(x, y, top, bottom, tall):
    return [(x - top, y - tall), (x + top, y - tall), (x + bottom, y), (x - bottom, y)]


def frame(c, x, y, w, h, fill):
    c.box(x + 4, y + 7, w, h, "#4a3423", alpha=0.15)
    c.box(x, y, w, h, WOOD_DARK, r=2)
    c.box(x + 8, y + 8, w - 16, h - 16, PAPER)
    c.box(x + 22, y + 22, w - 44, h - 44, fill)


def table(c, x, y, w, *, legs=150, top=WOOD, thick=20, leg=INK):
    c.shadow(x + w / 2, y + legs + 6, w * 0.52, 18)
    for at in (x + 22, x + w - 34):
        c.box(at, y + thick, 12, legs - thick, leg)
    c.box(x, y, w, thick, top, r=4)
    c.box(x, y + thick - 6, w, 6, "#4a3423", alpha=0.25)


def chair(c, x, y, fill, *, size=1.0):
    """A chair seen from behind, its feet at ``y``."""
    c.shadow(x, y + 4, 62 * size, 10)
    for at in (-46, 36):
        c.box(x + at * size, y - 150 * size, 10 * size, 150 * size, WOOD_DARK)
    c.box(x - 58 * size, y - 120 * size, 116 * size, 24 * size, fill, r=8 * size)
    c.box(x - 52 * size, y - 240 * size, 104 * size, 78 * size, fill, r=16 * size)
    c.box(x - 52 * size, y - 180 * size, 104 * size, 18 * size, INK, r=8, alpha=0.12)


def pendant(c, x, drop, fill=BRICK, w=62):
    c.line([(x, 0), (x, drop)], INK, 4)
    c.glow(
        [(x - w, drop + 50), (x + w, drop + 50), (x + w * 3, FLOOR), (x - w * 3, FLOOR)],
        CREAM,
        alpha=0.3,
        blur=30,
    )
    c.oval(x, drop + 54, w * 0.6, 9, CREAM)
    c.poly([(x - 16, drop), (x + 16, drop), (x + w, drop + 52), (x - w, drop + 52)], fill)


def armchair(c, x, y, fill, dark, *, w=240):
    c.shadow(x + w / 2, y + 10, w * 0.56, 20)
    for at in (22, w - 34):
        c.box(x + at, y - 26, 12, 32, WOOD_DARK)
    c.box(x + 18, y - 268, w - 36, 230, fill, r=46)
    c.box(x + 42, y - 240, w - 84, 120, WHITE, r=34, alpha=0.08)
    c.box(x + 34, y - 128, w - 68, 70, dark, r=20)
    c.box(x + 34, y - 132, w - 68, 52, fill, r=20)
    for at in (0, w - 54):
        c.box(x + at, y - 168, 54, 146, dark, r=24)
        c.box(x + at, y - 170, 54, 128, fill, r=24)
