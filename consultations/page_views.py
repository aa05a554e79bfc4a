"""How often a consultation's page was opened: one number, nothing about who opened it."""

import re

from django.db import connection

from consultations.models import Consultation, PageViews
from consultations.permissions import can_coordinate

# Programs say who they are in their name; those that pretend to be people are counted as people.
_PROGRAMS = re.compile(
    r"bot|crawl|spider|slurp|preview|fetch|scan|monitor|uptime|lighthouse|headless|archiver"
    r"|facebookexternalhit|whatsapp|embedly|validator|feed|curl|wget|python|java/|okhttp|httpx"
    r"|go-http|node|axios|ruby|perl|libwww",
    re.IGNORECASE,
)
_AHEAD_OF_READING = re.compile(r"prefetch|preview|prerender", re.IGNORECASE)
_ONE_MORE = """
    INSERT INTO {table} (consultation_id, count) VALUES (%s, 1)
    ON CONFLICT (consultation_id) DO UPDATE SET count = {table}.count + 1
    RETURNING count
"""


def count_view(request, consultation: Consultation) -> int:
    """Count this opening of the page if a person reads it; return how often it was opened.

    ``consultation`` should come with its ``page_views`` joined, so that only those who count
    cost a query.
    """
    if _is_read_by_a_visitor(request, consultation):
        with connection.cursor() as cursor:
            cursor.execute(_ONE_MORE.format(table=PageViews._meta.db_table), [consultation.pk])
            return cursor.fetchone()[0]
    counted = getattr(consultation, "page_views", None)
    return counted.count if counted else 0


def _is_read_by_a_visitor(request, consultation) -> bool:
    headers = request.headers
    program = headers.get("User-Agent", "")
    ahead = " ".join(headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz"))
    return (
        request.method == "GET"
        and consultation.is_published
        # Turning over the pages of comments is not opening it again.
        and "page" not in request.GET
        and bool(program)
        and not _PROGRAMS.search(program)
        and not _AHEAD_OF_READING.search(ahead)
        and not can_coordinate(request.user, consultation)
    )
