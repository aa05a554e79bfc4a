"""Public pictures, served by the portal itself, in development and behind a proxy alike."""

from django.http import FileResponse, Http404
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from tcal.shared.access import public
from tcal.shared.pictures import public_pictures

YEAR = 365 * 24 * 60 * 60


@public
@require_safe
def picture(request, folder, digest):
    """A file named by the hash of its content: whoever has it once need not ask again."""
    name = f"{folder}/{digest}.webp"
    if not digest.startswith(folder):
        raise Http404
    try:
        file = public_pictures().open(name)
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, content_type="image/webp")
    response["X-Content-Type-Options"] = "nosniff"
    patch_cache_control(response, public=True, max_age=YEAR, immutable=True)
    return response
