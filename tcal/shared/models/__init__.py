from .centre import Centre
from .mail import QueuedMail

__all__ = ["Centre", "QueuedMail"]
