from django.utils.functional import SimpleLazyObject

from tcal.shared.models import Centre


def centre(request):
    return {"centre": SimpleLazyObject(Centre.current)}
