"""The rules that everybody accepts, the quotas, and who may be there without staff."""

from datetime import timedelta

from django.utils import timezone

from rooms.models import HouseRules, Quota, UnstaffedAccess

TEXT_PL = """\
Sale i sprzęt są dla organizacji i grup, które działają w Toruniu. Rezerwuje się je w portalu, \
telefonicznie albo przy ladzie.

1. Czas rezerwacji obejmuje przygotowanie sali i sprzątanie po sobie. Prosimy wyjść punktualnie: \
po chwili przychodzą następni.

2. Osoba odpowiedzialna przejmuje salę od obsługi, jest na miejscu przez całe spotkanie i oddaje \
salę w takim stanie, w jakim ją zastała. O szkodzie mówi od razu; pomyłki zdarzają się każdemu.

3. Za salę się nie płaci, chyba że przy sali podana jest opłata. Spotkania, na które sprzedaje się \
bilety, uzgadniamy wcześniej.

4. Z sali, która okazała się niepotrzebna, prosimy zrezygnować w portalu, choćby w ostatniej \
chwili: ktoś na nią czeka.

5. W godzinach bez obsługi przychodzą tylko organizacje, które centrum do tego upoważniło. Kod do \
drzwi widać w rezerwacji krótko przed jej początkiem; nie podaje się go dalej.

6. Liczba osób nie może być większa niż podana przy sali. Drogi wyjścia zostają wolne.

7. Sprzęt pozostaje w centrum. Palenie, alkohol i podnajmowanie sali nie wchodzą w grę."""

TEXT_EN = """\
Rooms and equipment are for organisations and groups that are active in Toruń. They are booked in \
the portal, by telephone or at the desk.

1. The booked time includes setting up and tidying. Please leave on time: somebody comes after you.

2. The responsible person takes the room over from the staff, stays during the whole meeting and \
hands the room back as it was. They report damage at once; mistakes happen to everybody.

3. Rooms are free of charge unless a fee is stated. Meetings with paid tickets are agreed beforehand.

4. Please cancel a room that you don't need after all, even at the last moment: somebody waits for it.

5. At hours without staff only organisations come that the centre authorised. The door code is \
shown in the booking shortly before it starts; it is not passed on.

6. No more people than the room is for. Ways out stay clear.

7. Equipment stays in the centre. No smoking, no alcohol, no letting the room to others."""

QUOTAS = [
    {"kind": "ngo", "hours": 40, "young_extra_hours": 10, "young_years": 2},
    {"kind": "group", "hours": 12, "young_extra_hours": 10, "young_years": 1},
]


def load(world):
    staff = world.users["staff"]
    world.house_rules = HouseRules.objects.create(
        text_pl=TEXT_PL,
        text_en=TEXT_EN,
        published_at=timezone.now() - timedelta(days=200),
        published_by=staff,
    )
    Quota.objects.bulk_create(Quota(**row) for row in QUOTAS)
    UnstaffedAccess.objects.create(
        organization=world.organizations["harcerze"],
        note="Klucze i alarm przekazane drużynowemu, szkolenie odbyte.",
        granted_by=staff,
        granted_at=timezone.now() - timedelta(days=90),
    )
