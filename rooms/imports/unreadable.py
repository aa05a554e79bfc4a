class Unreadable(Exception):
    """The file can't be read; the message is a sentence for whoever sent it."""


def cut(text, length: int = 250) -> str:
    """Return text as one line that fits a field; NUL is nothing that a database keeps."""
    return " ".join(str(text).replace("\x00", "").split())[:length]
