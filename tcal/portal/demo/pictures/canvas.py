"""A small drawing board for the demo's pictures: smooth edges, soft shadows, see-through paint."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1320, 880
SMOOTH = 2

INK = "#1e2a3a"
PAPER = "#fbf8f3"
SAND = "#f3ece0"
LINE = "#e3dacb"
BRICK = "#9e3b2c"
BRICK_DARK = "#7f2d21"
CLAY = "#c8735f"
RIVER = "#0f6b5c"
RIVER_DARK = "#0b5146"
RIVER_SOFT = "#cfe5df"
HONEY = "#e0a94a"
CREAM = "#fdf1d7"
WOOD = "#c79a68"
WOOD_LIGHT = "#dcb98c"
WOOD_DARK = "#8f6840"
SKY = "#dfeeee"
WHITE = "#ffffff"


class Canvas:
    """Coordinates are those of the finished picture, from the upper left corner."""

    def __init__(self, background: str = PAPER):
        self.image = Image.new("RGB", (WIDTH * SMOOTH, HEIGHT * SMOOTH), background)

    def box(self, x, y, w, h, fill, *, r=0, alpha=1.0):
        area = [x, y, x + w, y + h]
        self._paint(alpha, lambda draw: draw.rounded_rectangle(_scaled(area), r * SMOOTH, fill))

    def oval(self, cx, cy, rx, ry, fill, *, alpha=1.0):
        area = [cx - rx, cy - ry, cx + rx, cy + ry]
        self._paint(alpha, lambda draw: draw.ellipse(_scaled(area), fill))

    def poly(self, points, fill, *, alpha=1.0):
        flat = [value for point in points for value in point]
        self._paint(alpha, lambda draw: draw.polygon(_scaled(flat), fill))

    def line(self, points, fill, width=4):
        flat = [value for point in points for value in point]
        draw = ImageDraw.Draw(self.image)
        draw.line(_scaled(flat), fill, round(width * SMOOTH), joint="curve")

    def arc(self, cx, cy, rx, ry, start, end, fill, width=4):
        area = _scaled([cx - rx, cy - ry, cx + rx, cy + ry])
        ImageDraw.Draw(self.image).arc(area, start, end, fill, round(width * SMOOTH))

    def text(self, x, y, words, font, fill=INK):
        ImageDraw.Draw(self.image).text(
            (x * SMOOTH, y * SMOOTH), words, fill, font, anchor="mm", align="center", spacing=10
        )

    def glow(self, points, fill, *, alpha=0.5, blur=18):
        """A patch of light, or of shadow, without an edge."""
        mask = Image.new("L", self.image.size)
        flat = [value for point in points for value in point]
        ImageDraw.Draw(mask).polygon(_scaled(flat), round(alpha * 255))
        self.image.paste(fill, mask=mask.filter(ImageFilter.GaussianBlur(blur * SMOOTH)))

    def shadow(self, cx, cy, rx, ry=14, *, alpha=0.28):
        """What a thing that stands on the floor throws below itself."""
        mask = Image.new("L", self.image.size)
        area = _scaled([cx - rx, cy - ry, cx + rx, cy + ry])
        ImageDraw.Draw(mask).ellipse(area, round(alpha * 255))
        self.image.paste("#4a3423", mask=mask.filter(ImageFilter.GaussianBlur(9 * SMOOTH)))

    def png(self) -> bytes:
        out = BytesIO()
        small = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        small.save(out, "PNG", optimize=True)
        return out.getvalue()

    def _paint(self, alpha, paint):
        if alpha >= 1:
            paint(ImageDraw.Draw(self.image))
            return
        before = self.image.copy()
        paint(ImageDraw.Draw(self.image))
        self.image = Image.blend(before, self.image, alpha)


def _scaled(values):
    return [value * SMOOTH for value in values]
