"""The board of a table, for a projector: everybody reads it, nobody can write with its address."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from consultations.live.board import Board
from consultations.live.tokens import tables_on_board
from tcal.shared.access import get_visible_or_404, public

# Seconds between two looks: with a script, and by reloading the page without one.
POLL, RELOAD = 4, 10


@public
@require_safe
def board(request, token):
    response = render(
        request,
        "consultations/live/board.html",
        {
            **_shown(request, token),
            "poll": POLL,
            "reload": RELOAD,
            "is_paused": "pauza" in request.GET,
            "address": reverse("tables:board", args=[token]),
        },
    )
    response["Cache-Control"] = "no-store"
    return response


@public
@require_safe
def board_proposals(request, token):
    """What the board exchanges every few seconds; 304 as long as nothing has changed."""
    context = _shown(request, token)
    etag = quote_etag(context["board"].version)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = render(request, "consultations/live/_board.html", context)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


def _shown(request, token) -> dict:
    table = get_visible_or_404(tables_on_board(token))
    return {
        "board": Board(table),
        "table": table,
        "meeting": table.meeting,
        "consultation": table.meeting.consultation,
        "token": token,
    }
