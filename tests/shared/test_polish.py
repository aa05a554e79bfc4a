import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from hypothesis import example, given
from hypothesis import strategies as st

from tcal.shared.polish import ALPHABET, PolishKey, polish_key, polish_sort_field

IN_ORDER = [
    "",
    "„2.Piętro”",
    "10 lat razem",
    "2.Piętro",
    "Amazonki",
    "Ącki",
    "Cal",
    "Curie",
    "Ćma",
    "Echo",
    "Ęsi",
    "Kula",
    "Lis",
    "Lublin",
    "Łan",
    "Łódź",
    "Łza",
    "Nurt",
    "Ńa",
    "Oaza",
    "Ozon",
    "Ósemka",
    "Pal",
    "Suma",
    "Śnieg",
    "Zzz",
    "Źdźbło",
    "Żaba",
    "Żółw",
    "Україна",
]


def test_polish_key_orders_by_the_polish_alphabet():
    assert sorted(IN_ORDER[7:] + IN_ORDER[:7], key=polish_key) == IN_ORDER


def test_polish_key_gives_every_letter_its_own_place():
    assert sorted(ALPHABET[9:] + ALPHABET[:9], key=polish_key) == list(ALPHABET)
    assert len({polish_key(letter) for letter in ALPHABET}) == 35


def test_polish_key_ignores_case_and_foreign_accents():
    assert polish_key("ŻÓŁW") == polish_key("żółw")
    assert polish_key("Müller") == polish_key("muller")
    assert polish_key("Dvořák Šibenik Ñandú Ægir Øre Đorđe İzmir") == polish_key(
        "dvorak sibenik nandu agir ore dorde izmir"
    )


def test_polish_key_keeps_digits_and_punctuation_before_letters():
    for sign in "0123456789 !\"'()-.,&/„”–…":
        assert polish_key(sign) < polish_key("a"), sign


@pytest.fixture
def database_keys(db):
    def keys(texts):
        with connection.cursor() as cursor:
            field = models.CharField()
            results = []
            for text in texts:
                sql, params = PolishKey(models.Value(text, output_field=field)).as_sql(
                    _compiler(), connection
                )
                cursor.execute(f"SELECT {sql}", params)
                results.append(cursor.fetchone()[0])
        return results

    return keys


def _compiler():
    return ContentType.objects.all().query.get_compiler(connection=connection)


@pytest.mark.database
def test_polish_key_is_the_same_in_python_and_in_the_database(database_keys):
    everything = [chr(code) for code in [*range(0x20, 0x250), *range(0x1E00, 0x2070), 0x416]]
    texts = [*IN_ORDER, "".join(everything), "o\u0301semka", "e\u0328", "a%sb%%c", "it's \\ '"]
    assert database_keys(texts) == [polish_key(text) for text in texts]


@given(st.text(st.characters(codec="utf-8")))
@example("ßẞſıİ")
def test_polish_key_never_grows_and_is_stable(text):
    key = polish_key(text)
    assert len(key) <= len(text)
    assert polish_key(text.swapcase()) == key or not text.isascii()


@isolate_apps()
def make_model():
    class Club(models.Model):  # noqa: DJ008
        name = models.CharField(max_length=200)
        name_sort = polish_sort_field("name")

        class Meta:
            app_label = "shared"

    return Club


@pytest.mark.database
def test_polish_sort_field_orders_a_list_in_the_database(db):
    club = make_model()
    with connection.schema_editor() as editor:
        editor.create_model(club)
    club.objects.bulk_create(club(name=name) for name in reversed(IN_ORDER))
    ordered = club.objects.order_by("name_sort", "name")
    assert list(ordered.values_list("name", flat=True)) == IN_ORDER
    first = club.objects.get(name="Żaba")
    first.name = "Ala"
    first.save()
    names = list(ordered.values_list("name", flat=True))
    assert names.index("Ala") == names.index("Amazonki") - 1


def test_polish_sort_field_looks_unchanged_to_makemigrations():
    field = make_model()._meta.get_field("name_sort")
    written, _imports = MigrationWriter.serialize(field)
    assert "tcal.shared.polish.PolishKey(" in written
    _name, _path, args, kwargs = field.deconstruct()
    again = models.GeneratedField(*args, **kwargs)
    assert again.deconstruct()[1:] == field.deconstruct()[1:]
    assert PolishKey("name") == PolishKey("name")
    assert PolishKey("name").deconstruct() == (
        "tcal.shared.polish.PolishKey",
        ("name",),
        {},
    )
