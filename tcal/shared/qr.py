"""QR codes for what is printed or shown: pictures that stay sharp in any size."""

import segno


def qr_data_uri(address: str) -> str:
    """Return an SVG picture of the code as an address for ``<img src>``, with its quiet zone.

    A quarter of it may be dirty or torn and it is still read: cards hang at doors for years.
    """
    code = segno.make(address, error="q", micro=False)
    return code.svg_data_uri(border=4, dark="#000", light="#fff", omitsize=True)
