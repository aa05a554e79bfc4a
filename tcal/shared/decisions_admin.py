"""The admin of things that have a status: their rows are read there, and decided by domain verbs.

A subclass says which decisions there are; buttons on the object's page, actions for several rows of
the list, the reason and the messages are the same for all::

    @admin.register(Organization)
    class OrganizationAdmin(DecisionAdmin):
        decisions = [
            Decision("approve", _("Approve"), Organization.approve, may=can_decide, tone="primary"),
            Decision("reject", _("Reject"), Organization.reject, may=can_decide, needs_reason=True),
        ]
"""

from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import flatten_fieldsets, quote, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tcal.shared.decisions import Decision, ReasonForm
from tcal.shared.forms import ConstraintAwareAdminForm
from tcal.shared.states import ForbiddenMove

# Each row is decided on its own, in a transaction of its own: more than this takes too long.
ROWS_AT_ONCE = 100
ACTION_PREFIX = "decide_"


class DecisionAdmin(admin.ModelAdmin):
    """Rows are read-only and decided by ``decisions``; see the module.

    ``editable_fields`` may still be changed on an existing row. ``reason_help_text`` tells staff who
    will read the reason. Rows are neither added nor deleted unless a subclass says so.
    """

    decisions: list[Decision] = []
    editable_fields: tuple[str, ...] = ()
    reason_help_text = gettext_lazy("Those whom the decision concerns will read it.")
    form = ConstraintAwareAdminForm
    change_form_template = "admin/decisions/change_form.html"
    save_on_top = False

    class Media:
        css = {"all": ["css/admin-decisions.css"]}

    def get_waiting(self, request):
        """What waits for a decision, oldest first; after a decision the next of these is opened."""
        queryset = self.get_queryset(request)
        return queryset.awaiting_decision() if hasattr(queryset, "awaiting_decision") else None

    # What may be done -------------------------------------------------------------------------

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        """An existing row without editable fields is only looked at: the admin knows how."""
        if obj is not None and not self.editable_fields:
            return False
        return super().has_change_permission(request, obj)

    def get_readonly_fields(self, request, obj=None):
        readonly = super().get_readonly_fields(request, obj)
        if obj is None:
            return readonly
        declared = flatten_fieldsets(self.fieldsets or [(None, {"fields": self.fields or []})])
        names = declared or [
            field.name
            for field in [*self.opts.fields, *self.opts.many_to_many]
            if field.editable and not field.primary_key
        ]
        return [*dict.fromkeys([*readonly, *(n for n in names if n not in self.editable_fields)])]

    def decisions_for(self, user, obj) -> list[Decision]:
        """Return what this person may decide about the object in its present status."""
        return [
            decision
            for decision in self.decisions
            if decision.when(obj) and decision.may(user, obj)
        ]

    # The object's page ------------------------------------------------------------------------

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_decide"
        return [
            path(
                "<path:object_id>/decide/<slug:name>/",
                self.admin_site.admin_view(self.decide_view),
                name=name,
            ),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        context = extra_context or {}
        if "decision_form" not in context and (obj := self._find(request, object_id)):
            context = {**self._decision_context(request, obj), **context}
        return super().change_view(request, object_id, form_url, context)

    def decide_view(self, request, object_id, name):
        obj = self._find(request, object_id)
        decision = self._decision_named(name)
        if obj is None or decision is None:
            raise Http404
        if request.method != "POST":
            return redirect(self._url("change", obj))
        if not self.has_change_permission(request) or not decision.may(request.user, obj):
            raise PermissionDenied
        offered = self.decisions_for(request.user, obj)
        form = self._reason_form(request.POST, decision=decision, decisions=offered)
        if form.is_valid():
            waited = self._is_waiting(request, obj)
            try:
                decision.carry_out(obj, by=request.user, reason=form.cleaned_data["reason"])
            except ForbiddenMove as refusal:
                self.message_user(request, _in_words(refusal), messages.ERROR)
                return redirect(self._url("change", obj))
            except ValidationError as refusal:
                form.add_refusal(refusal)
            else:
                self._say_decided(request, decision, obj)
                following = self._next_waiting(request, obj) if waited else None
                return redirect(self._url("change", following) if following else self._list_url())
        return self._page_again(request, obj, form)

    def _page_again(self, request, obj, form):
        """The object's page with what was typed and what is wrong with it."""
        # The admin's own view takes every POST for an edited row; this one was a decision.
        request.method = "GET"
        return self.change_view(
            request, quote(str(obj.pk)), extra_context=self._decision_context(request, obj, form)
        )

    def _decision_context(self, request, obj, form=None):
        may_change = self.has_change_permission(request)
        decisions = self.decisions_for(request.user, obj) if may_change else []
        return {
            "decisions": [(d, self._url("decide", obj, d.name)) for d in decisions],
            "decision_form": form or self._reason_form(None, decisions=decisions),
            "asks_for_reason": any(d.asks_for_reason for d in decisions),
            "is_for_others": may_change and any(d.when(obj) for d in self.decisions),
            # Django's own title inflects nothing: "View organisation" is no Polish.
            "title": capfirst(self.opts.verbose_name),
            "show_save": bool(self.editable_fields),
            "show_save_and_continue": bool(self.editable_fields),
            "show_save_and_add_another": False,
        }

    def _reason_form(self, data, *, decisions, decision=None):
        needing = [d.label for d in decisions if d.needs_reason]
        help_text = self.reason_help_text
        if needing and len(decisions) > 1:
            labels = ", ".join(map(str, needing))
            help_text = format_lazy(
                "{} {}", help_text, _("Needed for: %(decisions)s.") % {"decisions": labels}
            )
        return ReasonForm(data, decision=decision, help_text=help_text)

    # The list ---------------------------------------------------------------------------------

    def get_actions(self, request):
        actions = super().get_actions(request)
        if self.has_change_permission(request):
            for decision in self.decisions:
                name = f"{ACTION_PREFIX}{decision.name}"
                action = partial(_decide_selected, decision=decision)
                actions[name] = (action, name, decision.label)
        return actions

    def decide_selected(self, request, queryset, decision):
        """The action: a page that lists the rows and asks for the reason, then the decisions."""
        is_confirmed = "confirmed" in request.POST
        if is_confirmed:
            # Not as the list is filtered now: who was decided meanwhile is named in the result.
            chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
            queryset = self.get_queryset(request).filter(pk__in=chosen)
        rows = list(queryset[: ROWS_AT_ONCE + 1])
        if len(rows) > ROWS_AT_ONCE:
            self.message_user(
                request,
                _("Choose at most %(count)d rows at once.") % {"count": ROWS_AT_ONCE},
                messages.ERROR,
            )
            return None
        form = self._reason_form(
            request.POST if is_confirmed else None, decision=decision, decisions=[decision]
        )
        if is_confirmed and form.is_valid():
            self._decide_each(request, rows, decision, form.cleaned_data["reason"])
            return None
        return TemplateResponse(
            request,
            "admin/decisions/confirm.html",
            {
                **self.admin_site.each_context(request),
                "title": decision.label,
                "opts": self.opts,
                "media": self.media,
                "rows": [(row, self._url("change", row)) for row in rows],
                "decision": decision,
                "decision_form": form,
                "action_name": f"{ACTION_PREFIX}{decision.name}",
                "action_checkbox_name": ACTION_CHECKBOX_NAME,
                "list_url": request.get_full_path(),
            },
        )

    def _decide_each(self, request, rows, decision, reason):
        decided = 0
        for row in rows:
            try:
                decision.carry_out(row, by=request.user, reason=reason)
            except PermissionDenied:
                why = _("Somebody else has to decide this.")
            except ValidationError as refusal:
                why = _in_words(refusal)
            else:
                decided += 1
                self._log(request, decision, row)
                continue
            self.message_user(
                request,
                _("Not decided: %(object)s. %(why)s") % {"object": row, "why": why},
                messages.WARNING,
            )
        if decided:
            message = ngettext(
                "“%(decision)s”: %(count)d decision is recorded.",
                "“%(decision)s”: %(count)d decisions are recorded.",
                decided,
            )
            self.message_user(
                request,
                message % {"decision": decision.label, "count": decided},
                messages.SUCCESS,
            )

    # Small things ------------------------------------------------------------------------------

    def _find(self, request, object_id):
        return self.get_object(request, unquote(object_id))

    def _decision_named(self, name) -> Decision | None:
        return next((decision for decision in self.decisions if decision.name == name), None)

    def _is_waiting(self, request, obj) -> bool:
        waiting = self.get_waiting(request)
        return waiting is not None and waiting.filter(pk=obj.pk).exists()

    def _next_waiting(self, request, decided):
        """The one that has waited longest among those that this person may decide."""
        waiting = self.get_waiting(request).exclude(pk=decided.pk)[:ROWS_AT_ONCE]
        return next((obj for obj in waiting if self.decisions_for(request.user, obj)), None)

    def _say_decided(self, request, decision, obj):
        self._log(request, decision, obj)
        self.message_user(
            request,
            _("%(object)s: decision “%(decision)s” is recorded.")
            % {"object": obj, "decision": decision.label},
            messages.SUCCESS,
        )

    def _log(self, request, decision, obj):
        self.log_change(request, obj, str(decision.label))

    def _list_url(self):
        return reverse(
            f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_changelist"
        )

    def _url(self, what, obj, *args):
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{what}"
        return reverse(name, args=[quote(obj.pk), *args])


def _decide_selected(modeladmin, request, queryset, *, decision):
    return modeladmin.decide_selected(request, queryset, decision)


def _in_words(refusal: ValidationError) -> str:
    return " ".join(refusal.messages)
