"""The addresses of those who run a consultation; all of them ask for signing in."""

from django.urls import path

from consultations.register_urls import register_patterns
from consultations.views.coordination import (
    calls,
    entries,
    letters,
    meeting,
    on_the_day,
    participants,
    publishing,
    steps,
)

_MEETING = "<slug:slug>/spotkania/<int:number>"

coordination_patterns = [
    path("<slug:slug>/uczestnicy/", participants.participants, name="participants"),
    path("<slug:slug>/uczestnicy/nowy/", entries.enter_participant, name="enter_participant"),
    path("<slug:slug>/uczestnicy/<int:pk>/", participants.participant, name="participant"),
    path(
        "<slug:slug>/uczestnicy/<int:pk>/rezygnacja/",
        participants.withdraw_participant,
        name="withdraw_participant",
    ),
    path("<slug:slug>/tematy/nowy/", entries.enter_topic, name="enter_topic"),
    path("<slug:slug>/uwagi/nowa/", entries.enter_remark, name="enter_remark"),
    *register_patterns,
    path(f"{_MEETING}/prowadzenie/", meeting.run_meeting, name="run_meeting"),
    path(f"{_MEETING}/przesuniecie/", meeting.reschedule, name="reschedule"),
    path(f"{_MEETING}/odwolanie/", meeting.cancel_meeting, name="cancel_meeting"),
    path(f"{_MEETING}/zaproszenia/", meeting.invite, name="invite"),
    path(f"{_MEETING}/z-ulicy/", on_the_day.walk_in, name="walk_in"),
    path(f"{_MEETING}/telefony/", calls.calls, name="calls"),
    path(f"{_MEETING}/telefony.pdf", calls.calls_pdf, name="calls_pdf"),
    path(f"{_MEETING}/telefony.csv", calls.calls_csv, name="calls_csv"),
    path(f"{_MEETING}/telefony.xlsx", calls.calls_xlsx, name="calls_xlsx"),
    path(f"{_MEETING}/telefony/<int:pk>/wykonane/", calls.call_made, name="call_made"),
    path(f"{_MEETING}/stoliki/nowy/", on_the_day.open_table, name="open_table"),
    path(
        f"{_MEETING}/stoliki/<int:table>/miejsca/", on_the_day.change_places, name="change_places"
    ),
    path(f"{_MEETING}/stoliki/<int:table>/zastepstwo/", on_the_day.substitute, name="substitute"),
    path(
        f"{_MEETING}/stoliki/<int:table>/wyjatek/",
        on_the_day.explain_missing_moderator,
        name="explain_missing_moderator",
    ),
    path("<slug:slug>/oglos/", steps.publish, name="publish"),
    path("<slug:slug>/zamknij/", steps.close, name="close"),
    path("<slug:slug>/oglos-sprawozdanie/", publishing.publish_report, name="publish_report"),
    path("<slug:slug>/korekta/", publishing.publish_correction, name="publish_correction"),
    path("<slug:slug>/co-sie-zmieni/", publishing.edit_result, name="edit_result"),
    path("<slug:slug>/listy/", letters.answer_letters, name="answer_letters"),
    path("<slug:slug>/listy/<int:pk>.pdf", letters.answer_letter_pdf, name="answer_letter_pdf"),
    path("<slug:slug>/listy/<int:pk>/wyslano/", letters.letter_posted, name="letter_posted"),
    path("<slug:slug>/listy.csv", letters.answer_letters_csv, name="answer_letters_csv"),
    path("<slug:slug>/listy.xlsx", letters.answer_letters_xlsx, name="answer_letters_xlsx"),
]
