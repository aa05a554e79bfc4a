"""The page of one's own remark by the link in the letter, and pictures of remarks."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from consultations.answer_letters import latest_letter_about, written
from consultations.models import Remark, RemarkPicture
from consultations.own_remarks import own_page, published_answer, remarks_by_token
from consultations.remark_pictures import pictures_visible_to
from tcal.shared.access import get_visible_or_404, public, rate_limited


@public
@require_safe
def my_remark(request, token):
    """Text, number, and the answer once it is published."""
    mine = get_visible_or_404(remarks_by_token(token))
    return render(
        request,
        "consultations/my_remark.html",
        {
            "remark": mine,
            "consultation": mine.consultation,
            "answer": published_answer(mine),
            "pictures": mine.pictures.all(),
            "token": token,
        },
    )


@public
@rate_limited
def withdraw_name_consent(request, token):
    """Asks first; a button takes the name off everything that is public."""
    mine = get_visible_or_404(remarks_by_token(token))
    if not mine.is_name_public:
        if mine.name_consent_withdrawn_at:
            messages.info(
                request, _("You withdrew the consent before. Your name is not published.")
            )
        return redirect(own_page(mine))
    if request.method == "POST":
        mine.withdraw_name_consent()
        messages.success(
            request, _("The consent is withdrawn. Your name is not published any more.")
        )
        return redirect(own_page(mine))
    return render(
        request,
        "consultations/withdraw_name_consent.html",
        {"remark": mine, "consultation": mine.consultation, "own_page": own_page(mine)},
    )


@public
@require_safe
def my_remark_picture(request, token, number):
    mine = get_visible_or_404(remarks_by_token(token))
    return _picture_response(mine, mine.pictures.all(), number)


@public
@require_safe
def my_answer_letter_pdf(request, token):
    """The letter with the answer, as it came by e-mail or post; none before publication."""
    mine = get_visible_or_404(remarks_by_token(token))
    letter = latest_letter_about(mine)
    if letter is None:
        raise Http404
    to_read = written(letter)
    response = HttpResponse(to_read.pdf(), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{to_read.filename}"'
    response["Cache-Control"] = "private, no-store"
    return response


@public
@require_safe
def remark_picture(request, slug, number, picture):
    """For everybody after publication; before it for the coordinator and the department."""
    shown = get_visible_or_404(
        Remark.objects.select_related("consultation"), consultation__slug=slug, number=number
    )
    return _picture_response(shown, pictures_visible_to(request.user).filter(remark=shown), picture)


def _picture_response(remark: Remark, pictures, number: int) -> FileResponse:
    """The picture with this number of those that came with the remark, counted from 1."""
    found: list[RemarkPicture] = list(pictures.order_by("pk"))
    if not 0 < number <= len(found):
        raise Http404
    try:
        file = found[number - 1].image.open()
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(
        file,
        as_attachment=True,
        filename=f"uwaga-{remark.number}-{number}.webp",
        content_type="image/webp",
    )
    response["Cache-Control"] = "private, no-store"
    return response
