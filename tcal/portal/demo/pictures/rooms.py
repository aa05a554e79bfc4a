"""The rooms of the demo."""

from tcal.portal.demo.pictures.canvas import (
    BRICK,
    BRICK_DARK,
    CLAY,
    CREAM,
    HONEY,
    INK,
    LINE,
    PAPER,
    RIVER,
    RIVER_DARK,
    RIVER_SOFT,
    WHITE,
    WIDTH,
    WOOD,
    WOOD_DARK,
    WOOD_LIGHT,
)
from tcal.portal.demo.pictures.furniture import (
    FLOOR,
    armchair,
    chair,
    frame,
    pendant,
    plant,
    pot,
    shell,
    table,
    window,
)


def sofas(c):
    shell(c, "#f2e3d1", "#d8b88f", "#c6a276")
    window(c, 420, 110, 480, 330, panes=3)
    for at in (352, 892):
        c.box(at, 74, 80, 520, RIVER, r=6)
        for fold in (18, 40, 62):
            c.box(at + fold, 78, 5, 514, RIVER_DARK, alpha=0.5)
    c.box(330, 62, 664, 14, WOOD_DARK, r=7)
    frame(c, 96, 150, 150, 190, CLAY)
    c.oval(171, 245, 30, 42, CREAM)
    frame(c, 1085, 130, 170, 130, RIVER_SOFT)
    c.poly([(1107, 238), (1150, 180), (1180, 214), (1206, 190), (1233, 238)], RIVER)
    c.oval(660, 790, 540, 74, CLAY)
    c.oval(660, 788, 505, 64, "#eadbc4")
    c.oval(660, 787, 430, 48, CLAY, alpha=0.35)
    c.shadow(660, 720, 330, 22)
    for at in (390, 914):
        c.box(at, 690, 16, 34, WOOD_DARK)
    c.box(384, 458, 552, 200, BRICK, r=40)
    for at in (410, 583, 756):
        c.box(at, 482, 164, 130, WHITE, r=24, alpha=0.07)
        c.box(at - 4, 600, 168, 66, "#b4493a", r=18)
    for at in (346, 904):
        c.box(at, 552, 72, 148, BRICK_DARK, r=30)
        c.box(at, 548, 72, 132, BRICK, r=30)
    c.box(400, 660, 520, 34, BRICK_DARK, r=8)
    c.poly([(440, 500), (536, 520), (520, 606), (428, 588)], HONEY)
    c.poly([(820, 516), (906, 500), (922, 586), (834, 604)], RIVER)
    armchair(c, 1010, 760, RIVER, RIVER_DARK)
    c.shadow(210, 724, 66)
    c.box(203, 330, 10, 390, INK)
    c.oval(208, 722, 58, 12, INK)
    c.glow([(120, 330), (296, 330), (420, 640), (10, 640)], CREAM, alpha=0.5, blur=34)
    c.poly([(160, 226), (256, 226), (304, 340), (112, 340)], HONEY)
    c.poly([(160, 226), (200, 226), (172, 340), (112, 340)], WHITE, alpha=0.2)
    plant(c, 90, 800, 1.05)
    table(c, 500, 738, 320, legs=104, top=WOOD, leg=WOOD_DARK)
    c.box(540, 718, 110, 20, RIVER, r=3)
    c.box(552, 700, 92, 18, HONEY, r=3)
    for at in (690, 752):
        c.box(at, 708, 38, 30, WHITE, r=6)
        c.arc(at + 40, 722, 11, 11, -90, 90, WHITE, 6)


def workshop(c):
    shell(c, "#f7ecd9", "#d2b48e", "#bf9d74")
    window(c, 70, 120, 330, 310)
    c.box(486, 84, 440, 296, "#4a3423", alpha=0.12)
    c.box(480, 76, 440, 296, "#d9d2c6", r=4)
    c.box(492, 88, 416, 272, WHITE)
    for row, (wide, fill) in enumerate([(220, BRICK), (310, INK), (270, INK)]):
        c.box(530, 126 + row * 40, wide, 13, fill, r=6, alpha=0.8)
    c.line([(540, 330), (610, 280), (670, 306), (760, 250)], RIVER, 7)
    for at, fill in ((820, HONEY), (862, CLAY)):
        c.box(at, 250, 34, 92, fill, r=3)
    for shelf, y in enumerate((170, 290, 410)):
        c.box(990, y, 280, 14, WOOD_DARK, r=2)
        for at, (fill, tall) in enumerate(
            [(CLAY, 66), (RIVER_SOFT, 52), (HONEY, 74), (RIVER, 58)][shelf % 2 :]
        ):
            c.box(1004 + at * 66, y - tall, 54, tall, fill, r=4)
            c.box(1016 + at * 66, y - tall + 18, 30, 12, PAPER, r=2)
    c.box(985, 130, 12, 490, WOOD_DARK)
    c.box(1262, 130, 12, 490, WOOD_DARK)
    plant(c, 1090, 640, 0.7)
    for at, fill in ((250, RIVER), (470, BRICK), (850, HONEY), (1070, RIVER)):
        chair(c, at, 690, fill, size=0.92)
    table(c, 130, 600, 510, legs=190, top=WOOD_LIGHT)
    table(c, 680, 600, 510, legs=190, top=WOOD_LIGHT)
    for at in (158, 612, 708, 1162):
        c.oval(at, 794, 11, 11, INK)
        c.oval(at, 794, 4, 4, LINE)
    # Nest boxes, paint and brushes.
    for at, wall, roof in ((250, WOOD, BRICK), (880, CLAY, RIVER)):
        c.box(at, 520, 84, 80, wall, r=3)
        c.poly([(at - 14, 524), (at + 42, 470), (at + 98, 524)], roof)
        c.oval(at + 42, 556, 17, 17, INK)
        c.box(at + 36, 580, 12, 8, WOOD_DARK)
    for at, fill in ((420, RIVER_SOFT), (1060, CREAM)):
        for pencil, (lean, tone) in enumerate([(-16, BRICK), (0, RIVER), (15, HONEY)]):
            c.line([(at + 26 + pencil * 4, 570), (at + 26 + lean * 1.6, 500)], tone, 7)
        c.box(at, 548, 56, 52, fill, r=6)
    for at, fill in ((510, BRICK), (556, HONEY), (752, RIVER), (800, CLAY)):
        c.box(at, 574, 36, 26, fill, r=5)
        c.box(at, 568, 36, 10, WHITE, r=4)
    c.poly([(990, 598), (1040, 586), (1052, 592), (1004, 602)], WHITE)


def computers(c):
    shell(c, "#e3efe9", "#cdb490", "#b99e77")
    window(c, 90, 120, 330, 290)
    c.box(520, 96, 470, 290, "#4a3423", alpha=0.12)
    c.box(512, 88, 470, 290, WHITE, r=4)
    c.box(500, 76, 494, 18, INK, r=6)
    c.box(548, 128, 190, 18, INK, r=5, alpha=0.85)
    for row, wide in enumerate((330, 390, 300)):
        c.box(548, 172 + row * 34, wide, 11, "#b9c6c3", r=5)
    for at, (tall, fill) in enumerate([(46, RIVER), (74, BRICK), (58, HONEY), (88, RIVER)]):
        c.box(548 + at * 62, 356 - tall, 42, tall, fill, r=3)
    c.line([(745, 0), (745, 34)], INK, 8)
    c.box(690, 26, 110, 36, "#e9e4da", r=8)
    c.oval(716, 46, 11, 11, INK)
    c.box(1080, 140, 170, 220, WOOD_LIGHT, r=4)
    for at, (x, y, fill) in enumerate(
        [(1098, 160, CREAM), (1174, 156, RIVER_SOFT), (1100, 246, CLAY), (1172, 252, PAPER)]
    ):
        c.box(x, y, 58, 70 + 6 * (at % 2), fill)
        c.oval(x + 29, y + 4, 6, 6, BRICK)

    def desk(x, y, w, screens, size):
        table(c, x, y, w, legs=round(160 * size), top=WOOD_LIGHT, thick=round(18 * size))
        step = w / screens
        for screen in range(screens):
            mid = x + step * (screen + 0.5)
            c.box(mid - 10 * size, y - 40 * size, 20 * size, 36 * size, "#4b5766")
            c.box(mid - 40 * size, y - 8 * size, 80 * size, 8 * size, "#4b5766", r=3)
            c.box(mid - 88 * size, y - 156 * size, 176 * size, 120 * size, INK, r=9 * size)
            tone = (RIVER_SOFT, "#f6dfc0", "#dfeeee")[screen % 3]
            c.box(mid - 79 * size, y - 147 * size, 158 * size, 102 * size, tone, r=4)
            c.box(mid - 62 * size, y - 130 * size, 70 * size, 12 * size, RIVER, r=4)
            for row in range(3):
                wide = (110, 92, 118)[row] * size
                c.box(mid - 62 * size, y - (106 - row * 20) * size, wide, 7 * size, INK, alpha=0.3)

    desk(120, 560, 1080, 5, 0.72)
    for at in (228, 444, 660, 876, 1092):
        chair(c, at, 712, CLAY, size=0.62)
    desk(40, 712, 1240, 4, 1.0)
    for at, fill in ((195, BRICK), (505, RIVER), (815, BRICK), (1125, RIVER)):
        chair(c, at, 905, fill, size=1.0)


def quiet(c):
    shell(c, "#e9d8c4", "#b98f66", "#a67d55")
    for slat in range(17):
        c.box(770 + slat * 34, 0, 20, FLOOR - 18, WOOD, alpha=0.55)
    c.glow([(760, 0), (WIDTH, 0), (WIDTH, 600), (760, 600)], "#6b4a2c", alpha=0.12, blur=30)
    window(c, 130, 120, 300, 310)
    for at in (72, 412):
        c.box(at, 80, 78, 526, "#cdb9c0", r=6)
        for fold in (20, 42, 62):
            c.box(at + fold, 84, 5, 518, "#8d7480", alpha=0.35)
    c.box(54, 68, 456, 14, WOOD_DARK, r=7)
    frame(c, 566, 150, 150, 150, CREAM)
    c.oval(641, 225, 34, 34, CLAY)
    c.oval(660, 770, 500, 82, "#8d5b47")
    c.oval(660, 768, 470, 72, "#d9a58b")
    c.oval(660, 766, 390, 54, "#8d5b47", alpha=0.3)
    armchair(c, 250, 756, RIVER, RIVER_DARK, w=270)
    c.poly([(340, 560), (432, 548), (444, 634), (350, 644)], HONEY)
    armchair(c, 800, 756, BRICK, BRICK_DARK, w=270)
    c.poly([(884, 548), (976, 560), (966, 644), (874, 632)], RIVER_SOFT)
    c.shadow(660, 778, 100)
    c.box(653, 660, 14, 112, WOOD_DARK)
    c.oval(660, 774, 56, 12, WOOD_DARK)
    c.oval(660, 664, 106, 22, WOOD_DARK)
    c.oval(660, 658, 106, 22, WOOD)
    for at in (600, 690):
        c.box(at, 620, 40, 34, WHITE, r=8)
        c.oval(at + 20, 622, 19, 5, "#a9673f")
        c.arc(at + 42, 636, 11, 11, -90, 90, WHITE, 6)
    c.glow([(1010, 330), (1310, 330), (1320, 640), (960, 640)], CREAM, alpha=0.5, blur=40)
    c.shadow(1180, 724, 66)
    c.box(1175, 350, 10, 372, INK)
    c.oval(1180, 722, 56, 12, INK)
    c.poly([(1130, 226), (1230, 226), (1276, 350), (1084, 350)], CREAM)
    c.poly([(1190, 226), (1230, 226), (1276, 350), (1214, 350)], HONEY, alpha=0.35)
    plant(c, 140, 800, 0.85)


def kitchen(c):
    shell(c, "#f6ead8", "#d6b98f", "#c4a377")
    for row in range(5):
        for column in range(34):
            x = 20 + column * 40 - (20 if row % 2 else 0)
            fill = (PAPER, "#f3e2cd", "#eed3c6")[(row * 5 + column * 3) % 3]
            c.box(x, 292 + row * 36, 37, 33, fill, r=3)
    for at in (40, 210, 380, 1000, 1170):
        c.box(at, 70, 160, 200, RIVER, r=6)
        c.box(at + 14, 84, 132, 172, WHITE, r=4, alpha=0.1)
        c.box(at + 72, 236, 16, 8, HONEY, r=4)
    window(c, 610, 84, 330, 260)
    c.box(0, 456, WIDTH, 26, WOOD, r=3)
    c.box(0, 476, WIDTH, 8, "#4a3423", alpha=0.25)
    c.box(0, 482, WIDTH, 150, RIVER)
    for at in (40, 210, 640, 830, 1000, 1170):
        c.box(at, 496, 154, 122, WHITE, r=4, alpha=0.1)
        c.box(at + 50, 508, 54, 8, HONEY, r=4)
    c.box(390, 484, 230, 148, "#39434f", r=4)
    c.box(412, 524, 186, 86, "#1c232c", r=6)
    c.glow([(430, 540), (580, 540), (580, 600), (430, 600)], HONEY, alpha=0.5, blur=10)
    for at in (426, 466, 548, 588):
        c.oval(at, 504, 8, 8, LINE)
    c.box(0, 628, WIDTH, 12, RIVER_DARK)
    c.box(424, 398, 110, 58, BRICK, r=8)
    c.box(414, 392, 130, 12, BRICK_DARK, r=6)
    c.oval(479, 388, 10, 8, INK)
    for at in (456, 484, 510):
        c.line([(at, 372), (at + 8, 350), (at - 2, 326)], WHITE, 5)
    c.box(760, 378, 8, 78, "#8a949e")
    c.arc(788, 380, 24, 24, 180, 350, "#8a949e", 8)
    for at, fill in ((86, CLAY), (140, HONEY), (194, CREAM)):
        c.box(at, 402, 42, 54, fill, r=6)
        c.box(at - 2, 396, 46, 12, WOOD_DARK, r=4)
    plant(c, 1220, 460, 0.5)
    for at in (330, 660, 990):
        pendant(c, at, 40)
    for at, fill in ((270, BRICK), (530, HONEY), (790, BRICK), (1050, HONEY)):
        chair(c, at, 800, fill, size=0.8)
    table(c, 110, 690, 1100, legs=200, top=WOOD_LIGHT, thick=30, leg=WOOD_DARK)
    # Gingerbread, what it is made of and what is drunk with it.
    c.box(330, 676, 290, 15, "#6c7681", r=4)
    for at in (352, 416, 480, 544):
        c.oval(at + 22, 666, 27, 13, "#a9673f")
        c.arc(at + 22, 666, 18, 7, 0, 360, CREAM, 4)
    c.poly(pot(240, 690, 66, 36, 62), WHITE)
    c.oval(240, 628, 64, 12, CREAM)
    c.line([(262, 626), (318, 556)], WOOD_DARK, 9)
    c.box(700, 676, 170, 15, WOOD_DARK, r=5)
    c.oval(784, 664, 62, 22, WOOD)
    for at in (752, 778, 804):
        c.line([(at, 656), (at + 14, 668)], WOOD_DARK, 4)
    for at in (936, 1000, 1064):
        c.box(at, 652, 42, 38, WHITE, r=8)
        c.arc(at + 43, 670, 11, 11, -90, 90, WHITE, 6)
