"""Every hour the worker looks whether something is free for those who wait, whatever freed it."""

from django.apps import apps as global_apps

EVERY_MINUTES = 60


def schedule_offers(*, using, apps=global_apps, **kwargs):
    """Tell the worker so, after every migration: once, however often it runs."""
    try:
        Schedule = apps.get_model("django_q", "Schedule")
    except LookupError:
        return
    Schedule.objects.using(using).update_or_create(
        name="rooms: waiting list",
        defaults={
            "func": "rooms.waitlist.offer_what_is_free",
            "schedule_type": "I",
            "minutes": EVERY_MINUTES,
        },
    )
