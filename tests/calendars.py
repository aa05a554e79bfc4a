"""A strict reader of RFC 5545 calendars, written from the standard and for tests only.

It shares no code with the library that writes them, so that a mistake of the one is seen by the
other: line ends and folding, escaping, properties that must be there, and times that are right by
the rules for the time zone that stand in the file itself.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

LINE_OCTETS = 75
NAME = re.compile(r"[A-Z][A-Z0-9-]*")
PARAMETER = re.compile(r';([A-Z][A-Z0-9-]*)=("[^"]*"|[^";:,]*)')
ONCE_IN_AN_EVENT = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY"}
WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@dataclass
class Property:
    name: str
    parameters: dict
    value: str

    @property
    def text(self) -> str:
        assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", self.value), f"not escaped: {self.value}"
        return re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], self.value)


@dataclass
class Component:
    name: str
    properties: list = field(default_factory=list)
    parts: list = field(default_factory=list)

    def all(self, name) -> list:
        return [one for one in self.properties if one.name == name]

    def one(self, name) -> Property:
        (found,) = self.all(name)
        return found

    def parts_named(self, name) -> list:
        return [one for one in self.parts if one.name == name]


@dataclass(frozen=True)
class ReadEvent:
    uid: str
    summary: str
    starts_at: datetime
    ends_at: datetime
    status: str
    sequence: int
    location: str
    description: str
    url: str
    is_local: bool


def read(content: bytes) -> tuple[Component, dict[str, ReadEvent]]:
    """Return the calendar and its events by UID; AssertionError for whatever breaks the standard."""
    calendar = _tree(_lines(content))
    assert calendar.name == "VCALENDAR"
    assert calendar.one("VERSION").value == "2.0"
    assert calendar.one("PRODID").value
    assert len(calendar.all("METHOD")) <= 1
    zones = {zone.one("TZID").value: zone for zone in calendar.parts_named("VTIMEZONE")}
    events = [_event(part, zones) for part in calendar.parts_named("VEVENT")]
    used = {
        one.parameters["TZID"]
        for part in calendar.parts_named("VEVENT")
        for one in part.properties
        if "TZID" in one.parameters
    }
    assert used == set(zones), "each zone that is used is described, and no other"
    by_uid = {event.uid: event for event in events}
    assert len(by_uid) == len(events), "an UID is there once"
    return calendar, by_uid


def events(content: bytes) -> list[ReadEvent]:
    return sorted(read(content)[1].values(), key=lambda event: (event.starts_at, event.uid))


def _lines(content: bytes) -> list[str]:
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b""), "each line ends with CRLF"
    assert b"\r" not in content.replace(b"\r\n", b"")
    raw = content.split(b"\r\n")[:-1]
    assert all(0 < len(line) <= LINE_OCTETS for line in raw), "lines are folded at 75 octets"
    unfolded: list[bytes] = []
    for line in raw:
        if line[:1] in (b" ", b"\t"):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    return [line.decode("utf-8") for line in unfolded]


def _tree(lines) -> Component:
    root = None
    stack: list[Component] = []
    for line in lines:
        one = _property(line)
        assert root is None or stack, "nothing after the calendar"
        if one.name == "BEGIN":
            made = Component(one.value)
            if stack:
                stack[-1].parts.append(made)
            else:
                root = made
            stack.append(made)
        elif one.name == "END":
            assert stack.pop().name == one.value
        else:
            stack[-1].properties.append(one)
    assert root
    assert not stack
    return root


def _property(line: str) -> Property:
    name = NAME.match(line)
    assert name, line
    place, parameters = name.end(), {}
    while found := PARAMETER.match(line, place):
        parameters[found[1]] = found[2].strip('"')
        place = found.end()
    assert line[place : place + 1] == ":", line
    return Property(name[0], parameters, line[place + 1 :])


def _event(part, zones) -> ReadEvent:
    for name in ONCE_IN_AN_EVENT:
        assert len(part.all(name)) == 1, f"{name} is there once"
    assert re.fullmatch(r"\d{8}T\d{6}Z", part.one("DTSTAMP").value)
    assert part.one("STATUS").value in {"TENTATIVE", "CONFIRMED", "CANCELLED"}
    starts_at, ends_at = (_moment(part.one(name), zones) for name in ("DTSTART", "DTEND"))
    assert starts_at < ends_at
    return ReadEvent(
        uid=part.one("UID").text,
        summary=part.one("SUMMARY").text,
        starts_at=starts_at,
        ends_at=ends_at,
        status=part.one("STATUS").value,
        sequence=int(part.one("SEQUENCE").value),
        location=_text(part, "LOCATION"),
        description=_text(part, "DESCRIPTION"),
        url="".join(one.value for one in part.all("URL")),
        is_local="TZID" in part.one("DTSTART").parameters,
    )


def _text(part, name) -> str:
    return "".join(one.text for one in part.all(name))


# Times -------------------------------------------------------------------------------------


def _moment(one: Property, zones) -> datetime:
    if one.value.endswith("Z"):
        assert "TZID" not in one.parameters
        return datetime.strptime(one.value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    local = _local(one.value)
    return _by_the_rules_of(zones[one.parameters["TZID"]], local)


def _local(text: str) -> datetime:
    """The wall clock of some zone, without its offset."""
    return datetime.strptime(text, "%Y%m%dT%H%M%S")  # noqa: DTZ007


def _by_the_rules_of(zone: Component, local: datetime) -> datetime:
    """The instant of a local time: the offset after the last change before it.

    A time that comes twice means the first of the two (RFC 5545, 3.3.5), whose offset is that
    before the change: a change is at its local time in the old offset.
    """
    changes = []
    for rule in zone.parts:
        assert rule.name in {"STANDARD", "DAYLIGHT"}
        before, after = (_offset(rule.one(f"TZOFFSET{end}").value) for end in ("FROM", "TO"))
        changes += [(at, before, after) for at in _onsets(rule, local.year)]
    past = [change for change in changes if change[0] <= local]
    assert past, "the rules reach back to this time"
    _at, _before, offset = max(past)
    return local.replace(tzinfo=timezone(offset)).astimezone(UTC)


def _onsets(rule, year) -> list[datetime]:
    first = _local(rule.one("DTSTART").value)
    onsets = [first]
    for dates in rule.all("RDATE"):
        onsets += [_local(one) for one in dates.value.split(",")]
    for recurrence in rule.all("RRULE"):
        wanted = dict(part.split("=") for part in recurrence.value.split(";"))
        assert wanted.pop("FREQ") == "YEARLY"
        until = wanted.pop("UNTIL", None)
        month, by_day = int(wanted.pop("BYMONTH")), wanted.pop("BYDAY")
        assert not wanted
        for one in range(max(first.year, year - 2), year + 1):
            onset = datetime.combine(_nth_weekday(one, month, by_day), first.time())
            if until is None or onset <= _local(until.rstrip("Z")):
                onsets.append(onset)
    return onsets


def _nth_weekday(year, month, by_day):
    assert by_day[:2] == "-1"
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - WEEKDAYS.index(by_day[2:])) % 7)


def _offset(text: str) -> timedelta:
    sign = -1 if text[0] == "-" else 1
    return sign * timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
