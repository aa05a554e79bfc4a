"""The addresses of the portal, as a flat list."""

import re
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

SAMPLES = {
    "int": "999999",
    "slug": "nie-ma",
    "str": "nie-ma",
    "path": "nie-ma",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
# Arguments that take only certain values, whatever their converter.
VALUES = {"year": "2026", "month": "11", "app_label": "accounts", "uidb36": "1", "key": "a-b"}


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    path: str
    is_public: bool


def all_addresses() -> list[Address]:
    """Return every address with its name (the route where it has none) and one path that fits."""
    return list(_addresses(get_resolver(), "", "", []))


def _addresses(resolver, route, path, namespaces):
    for entry in resolver.url_patterns:
        here = f"{route}{entry.pattern}"
        there = path + _sample(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = [*namespaces, *filter(None, [entry.namespace])]
            yield from _addresses(entry, here, there, inner)
        elif isinstance(entry, URLPattern):
            name = ":".join([*namespaces, entry.name]) if entry.name else here
            is_public = not getattr(entry.callback, "login_required", True)
            yield Address(name, here, f"/{there}", is_public)


def _sample(pattern) -> str:
    if isinstance(pattern, RegexPattern):
        text = re.sub(r"\(\?P<(\w+)>(?:\[[^]]*\]|[^()[])*\)", _value_of_group, str(pattern))
        return text.removeprefix("^").removesuffix("$").replace("\\Z", "")
    return re.sub(r"<(?:(\w+):)?(\w+)>", _value_of_converter, str(pattern))


def _value_of_group(match) -> str:
    return VALUES.get(match[1], "nie-ma")


def _value_of_converter(match) -> str:
    # A converter of an app's own answers for itself by the values of its argument's name.
    return VALUES.get(match[2]) or SAMPLES.get(match[1] or "str", "nie-ma")
