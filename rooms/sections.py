"""What rooms add to pages of the whole portal."""

from django.utils.translation import gettext_lazy as _

from rooms.models import Resource
from tcal.shared.registry import SearchSource

ROOM_SEARCH = SearchSource(
    name="rooms",
    label=_("Rooms and equipment"),
    template="rooms/_search_result.html",
    find=lambda _request, text: Resource.objects.bookable().search(text),
    order=20,
)
