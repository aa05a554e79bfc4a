"""Letters to read without a mail server: for staff, only where the demo is loaded."""

import base64
from functools import wraps

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from tcal.accounts.permissions import is_centre_staff
from tcal.portal.forms import MailboxForm
from tcal.shared.models import Centre, QueuedMail

PER_PAGE = 30
# A letter carries its styles in itself. Nothing in it runs, sends a form or is fetched from
# elsewhere, and it has no part in the session of whoever reads it.
LETTER_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": [SELF, "data:"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-top-navigation-by-user-activation"],
}


def staff_of_the_demo(view):
    """Answer 404 to everybody else: elsewhere a letter is between the portal and its reader."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not (Centre.current().is_demo and is_centre_staff(request.user)):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@staff_of_the_demo
def mailbox(request):
    """All letters, newest first; ``?do=`` narrows them to a recipient."""
    form = MailboxForm(request.GET)
    letters = QueuedMail.objects.in_short()
    if form.is_valid():
        letters = letters.to_somebody_like(form.cleaned_data["do"])
    page = Paginator(letters, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/mailbox.html", {"page": page, "search": form})


@require_safe
@never_cache
@staff_of_the_demo
def letter(request, pk):
    return render(request, "portal/letter.html", {"letter": get_object_or_404(QueuedMail, pk=pk)})


@require_safe
@never_cache
@staff_of_the_demo
@xframe_options_sameorigin
@csp(LETTER_POLICY)
def letter_html(request, pk):
    """The letter as its reader's program shows it. Links leave the frame that it is shown in."""
    shown = get_object_or_404(QueuedMail.objects.exclude(html=""), pk=pk)
    return HttpResponse(shown.html.replace("<head>", '<head><base target="_top">', 1))


@require_safe
@never_cache
@staff_of_the_demo
def letter_attachment(request, pk, number):
    attachments = get_object_or_404(QueuedMail, pk=pk).attachments
    if not 1 <= number <= len(attachments):
        raise Http404
    one = attachments[number - 1]
    return HttpResponse(
        base64.b64decode(one["base64"]),
        content_type=one["type"],
        headers={
            "Content-Disposition": f'attachment; filename="{one["name"]}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
