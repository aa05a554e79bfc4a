"""Pictures of the demo's rooms: drawn here, the same every time, instead of photographs."""

from tcal.portal.demo.pictures import plan, rooms
from tcal.portal.demo.pictures.canvas import Canvas

PICTURES = {
    "kanapowa": rooms.sofas,
    "warsztatowa": rooms.workshop,
    "komputerowa": rooms.computers,
    "zwierzen": rooms.quiet,
    "kuchnia": rooms.kitchen,
    "plan": plan.floor,
}


def draw(name: str) -> bytes:
    """Return a PNG of 1320 × 880 of one of ``PICTURES``; raises ``KeyError`` for other names."""
    paint = PICTURES[name]
    canvas = Canvas()
    paint(canvas)
    return canvas.png()
