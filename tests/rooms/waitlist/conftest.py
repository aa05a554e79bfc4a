import pytest

from tests.factories import accounts, organizations, rooms


@pytest.fixture
def book(member, organization, room):
    def make(starts, ends, **fields):
        return rooms.booking(
            by=member,
            **{
                "organization": organization,
                "room": room,
                "period": rooms.period(starts, ends),
                **fields,
            },
        )

    return make


@pytest.fixture
def wait(room):
    """Somebody of another organisation each time joins the waiting list."""

    def make(starts=17, ends=19, **fields):
        person = fields.pop("by", None) or accounts.user()
        fields.setdefault("organization", organizations.organization(members=[person]))
        return rooms.waitlist_entry(
            by=person, **{"room": room, "period": rooms.period(starts, ends), **fields}
        )

    return make


@pytest.fixture
def statuses():
    """What has become of the entries."""

    def of(*entries) -> list[str]:
        for entry in entries:
            entry.refresh_from_db()
        return [entry.status for entry in entries]

    return of
