"""Pictures that come with remarks: kept in private, published together with what people sent.

A scan of a letter on paper shows a signature and an address, so what the coordinator adds to a
remark that came otherwise than through the portal is never published.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import models, transaction

from consultations.models import Remark, RemarkPicture
from consultations.states import Channel
from tcal.shared.pictures import Picture
from tcal.shared.storage import private_storage

MOST_PICTURES = 3


@dataclass(frozen=True)
class Described:
    """A picture as it was read, and what can be seen in it."""

    picture: Picture
    alt: str


@contextmanager
def pictures_kept_if_all_goes_well():
    """One transaction; the files written in it are deleted when it fails."""
    storage, names = private_storage(), []

    def keep(remark: Remark, pictures: Iterable[Described]) -> None:
        for sent in pictures:
            content = ContentFile(sent.picture.large)
            names.append(storage.save(f"remarks/{uuid4().hex}.webp", content))
            RemarkPicture.objects.create(
                remark=remark,
                image=names[-1],
                width=sent.picture.width,
                height=sent.picture.height,
                alt=sent.alt.strip(),
            )

    try:
        with transaction.atomic():
            yield keep
    except BaseException:
        for name in names:
            storage.delete(name)
        raise


def published_pictures() -> models.QuerySet:
    """Pictures that everybody may see: of published remarks that were sent through the portal."""
    return pictures_to_publish().filter(remark__consultation__report_published_at__isnull=False)


def pictures_to_publish() -> models.QuerySet:
    """Pictures that people sent through the portal: once their remarks are published, these are."""
    return RemarkPicture.objects.filter(remark__channel=Channel.PORTAL)


def pictures_visible_to(user) -> models.QuerySet:
    """Published ones, and those of the remarks that ``user`` may read."""
    own = Remark.objects.visible_to(user) if user.is_authenticated else Remark.objects.none()
    return RemarkPicture.objects.filter(
        models.Q(pk__in=published_pictures().values("pk")) | models.Q(remark__in=own)
    )
