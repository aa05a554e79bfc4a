import pghistory.middleware
from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers


class ChosenLanguageMiddleware:
    """Polish, whatever the browser asks for, until the person chooses another language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """Record who made a change, but not the address: addresses may carry personal tokens."""

    def get_context(self, request):
        return {"user": super().get_context(request)["user"]}
