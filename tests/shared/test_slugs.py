import pytest
from django.contrib.contenttypes.models import ContentType
from hypothesis import given
from hypothesis import strategies as st

from tcal.shared.slugs import RESERVED, transliterate, unique_slug


class Rows:
    """Stands for a queryset: the slugs that are taken."""

    def __init__(self, *taken):
        self.taken = taken

    def filter(self, **lookup):
        ((_field, start),) = lookup.items()
        return Rows(*(slug for slug in self.taken if slug.startswith(start)))

    def values_list(self, *_fields, flat):
        return self.taken


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Łódź", "lodz"),
        ("Zażółć gęślą jaźń", "zazolc-gesla-jazn"),
        ("  „2.Piętro” — otwarcie!  ", "2-pietro-otwarcie"),
        ("Straße in Århus & Ægir", "strasse-in-arhus-aegir"),
        ("", "wpis"),
        ("Україна", "wpis"),
        ("🙂🙂", "wpis"),
        ("\0", "wpis"),
        ("a\0b", "a-b"),
    ],
)
def test_unique_slug_spells_polish_in_plain_letters(text, slug):
    assert unique_slug(Rows(), text) == slug


def test_transliterate_keeps_case_and_other_scripts():
    assert transliterate("Żółw ŁÓDŹ Škoda") == "Zolw LODZ Skoda"
    assert transliterate("зал") == "зал"


@pytest.mark.parametrize(
    "word",
    ["Nowa", "nowe", "Moje", "Tydzień", "Kalendarz", "RSS", "edytuj", "Katalog", "ludzie", "drzwi"],
)
def test_unique_slug_refuses_words_of_the_addresses(word):
    slug = transliterate(word).lower()
    assert slug in RESERVED
    assert unique_slug(Rows(), word) == f"{slug}-2"
    assert unique_slug(Rows(f"{slug}-2"), word) == f"{slug}-3"


def test_unique_slug_numbers_collisions():
    assert unique_slug(Rows("lodz"), "Łódź") == "lodz-2"
    assert unique_slug(Rows("lodz", "lodz-2", "lodz-4"), "Łódź") == "lodz-3"
    assert unique_slug(Rows("lodz-2"), "Łódź") == "lodz"
    assert unique_slug(Rows("lodz"), "Łódź", reserved=()) == "lodz-2"
    assert unique_slug(Rows(), "Nowa", reserved=()) == "nowa"


def test_unique_slug_is_cut_at_a_word_and_leaves_room_for_the_number():
    assert unique_slug(Rows(), "Ala ma kota", max_length=8) == "ala-ma"
    assert unique_slug(Rows(), "Ala ma kota", max_length=6) == "ala-ma"
    assert unique_slug(Rows(), "a" * 100, max_length=10) == "a" * 10
    assert unique_slug(Rows("a" * 10), "a" * 100, max_length=10) == "a" * 8 + "-2"


@given(st.text(max_size=120), st.integers(12, 60))
def test_unique_slug_is_always_a_new_plain_and_short_one(text, max_length):
    taken = []
    for _ in range(12):
        slug = unique_slug(Rows(*taken), text, max_length=max_length)
        assert slug not in taken
        assert slug not in RESERVED
        assert 0 < len(slug) <= max_length
        assert slug.strip("-") == slug
        assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        taken.append(slug)


@pytest.mark.database
@pytest.mark.django_db
def test_unique_slug_asks_the_database_once(django_assert_num_queries):
    ContentType.objects.create(app_label="x", model="sala-kanapowa")
    with django_assert_num_queries(1):
        slug = unique_slug(ContentType.objects.all(), "Sala kanapowa", field="model")
    assert slug == "sala-kanapowa-2"
