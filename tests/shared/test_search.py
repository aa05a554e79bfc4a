from io import StringIO

import pytest
from django.apps.registry import apps
from django.contrib.postgres.indexes import GinIndex
from django.core.management import call_command
from django.db import connection, models
from django.db.models import Count
from django.test.utils import isolate_apps
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tcal.shared import stemming
from tcal.shared.search import Searchable, SearchQuerySet

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@isolate_apps()
def make_model():
    class LeafletQuerySet(SearchQuerySet):
        def shown(self):
            return self.filter(is_shown=True)

    class Leaflet(Searchable):
        title = models.CharField(max_length=200)
        text = models.TextField(default="")
        is_shown = models.BooleanField(default=True)

        objects = LeafletQuerySet.as_manager()

        class Meta(Searchable.Meta):
            app_label = "shared"
            ordering = ["title"]

        def __str__(self):
            return self.title

        def search_parts(self):
            return [("A", self.title), ("C", self.text)]

    return Leaflet


Leaflet = make_model()


@pytest.fixture(autouse=True)
def table():
    with connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    with connection.schema_editor() as editor:
        editor.create_model(Leaflet)


def titles(text, queryset=None):
    queryset = Leaflet.objects.all() if queryset is None else queryset
    return [page.title for page in queryset.search(text)]


@pytest.fixture
def pages():
    for title, text in [
        ("Klub Seniora", "Zajęcia komputerowe dla seniorów, w każdy czwartek."),
        ("Łódź pełna książek", "Czytelnia w porcie."),
        ("Żółwie i inne gady", "Wystawa terrarystyczna."),
        ("Warsztaty ceramiczne", "Lepimy garnki z gliny; zajęcia prowadzą wolontariuszki."),
        ("Przedszkole muzyczne", "Rytmika dla najmłodszych dzieci."),
        ("Hospicjum", "Szukamy wolontariuszy. Telefon dla przyjaciół."),
        ("Zajecia dla seniorow", "Opis bez polskich liter."),
    ]:
        Leaflet.objects.create(title=title, text=text)


SENIORS = ["Klub Seniora", "Zajecia dla seniorow"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("senior", SENIORS),
        ("seniorow", SENIORS),
        ("seniorów", SENIORS),
        ("seniorzy", SENIORS),
        ("SENIOROM", SENIORS),
        ("seniorami", SENIORS),
        ("łódź", ["Łódź pełna książek"]),
        ("lodz", ["Łódź pełna książek"]),
        ("Łodzi", ["Łódź pełna książek"]),
        ("zolw", ["Żółwie i inne gady"]),
        ("żółwia", ["Żółwie i inne gady"]),
        ("zolwi", ["Żółwie i inne gady"]),
        ("książka", ["Łódź pełna książek"]),
        ("ksiazki", ["Łódź pełna książek"]),
        ("przyjaciel", ["Hospicjum"]),
        ("dziecko", ["Przedszkole muzyczne"]),
        ("wolontariusza", ["Hospicjum"]),
        ("wolontariusz", ["Hospicjum", "Warsztaty ceramiczne"]),
        ("warsztatów ceramicznych", ["Warsztaty ceramiczne"]),
        ("zajęcia dla seniora", SENIORS),
        ("zajęcia glina", ["Warsztaty ceramiczne"]),
        ("przedszk", ["Przedszkole muzyczne"]),
        ("muzyczne przedsz", ["Przedszkole muzyczne"]),
        ("przedsz muzyczne", ["Przedszkole muzyczne"]),
    ],
)
def test_search_finds_every_form_with_and_without_accents(pages, asked, found):
    assert sorted(titles(asked)) == found


@pytest.mark.parametrize(
    "asked",
    ["ład", "rower", "senat", "kot", "zajęcia rower", "port lotniczy", "xqzw", "!!!", "🙂", "'"],
)
def test_search_finds_nothing_that_was_not_asked_for(pages, asked):
    assert titles(asked) == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("przeczkole", "Przedszkole muzyczne"),
        ("warstaty", "Warsztaty ceramiczne"),
        ("hopsicjum", "Hospicjum"),
        ("ceramiczme", "Warsztaty ceramiczne"),
        ("zajecia ceramiczme", "Warsztaty ceramiczne"),
        ("Łódź ksiązka", "Łódź pełna książek"),
    ],
)
def test_search_forgives_typos_when_nothing_else_is_found(pages, asked, found):
    assert titles(asked)[:1] == [found]


def test_search_does_not_look_for_typos_when_something_is_found(pages):
    Leaflet.objects.create(title="Seniorek")
    assert titles("seniorek") == ["Seniorek"]


def test_search_puts_a_hit_in_the_name_first_and_whole_words_before_begun_ones():
    Leaflet.objects.create(title="Coś innego", text="Mówimy też o ogrodach.")
    Leaflet.objects.create(title="Ogrodnictwo")
    Leaflet.objects.create(title="Zielony ogród")
    assert titles("ogród")[:2] == ["Zielony ogród", "Coś innego"]
    assert titles("ogrod")[-1] == "Ogrodnictwo"


def test_search_breaks_ties_by_the_order_of_the_list():
    for title in ("Chór C", "Chór A", "Chór B"):
        Leaflet.objects.create(title=title)
    assert titles("chór") == ["Chór A", "Chór B", "Chór C"]
    assert titles("chór", Leaflet.objects.order_by("-title")) == ["Chór C", "Chór B", "Chór A"]


@pytest.mark.parametrize("empty", ["", "   ", "\0", "\n\t"])
def test_search_for_nothing_changes_nothing(pages, empty):
    queryset = Leaflet.objects.order_by("-title")
    assert queryset.search(empty) is queryset


def test_search_costs_one_query_more_at_most_and_stays_a_queryset(pages, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert titles("senior")
    with django_assert_num_queries(2):
        assert titles("przeczkole")
    for asked in ("senior", "przeczkole", "xqzw", "?"):
        found = Leaflet.objects.shown().search(asked)
        count = found.count()
        assert found.shown().count() == count
        assert found.filter(is_shown=False).count() == 0
        assert len(found[0:1]) == min(count, 1)
        assert len(found.distinct()) == count
        assert len(found.annotate(n=Count("pk"))) == count
        assert found.exists() is bool(count)


def test_search_looks_only_among_the_rows_it_is_given(pages):
    Leaflet.objects.filter(title="Klub Seniora").update(is_shown=False)
    assert titles("senior", Leaflet.objects.shown()) == ["Zajecia dla seniorow"]


@pytest.mark.parametrize(
    "bad",
    [
        "'; DROP TABLE shared_leaflet; --",
        "a:* & b | !c <-> (d",
        "\\' \\",
        "senior\0ów",
        "%s %(x)s {0}",
        "x" * 10_000,
        "ala " * 5_000,
        "\ud800",
        "½ ﷺ ²",
        "🙂 senior",
        "-",
        "&",
        "w i z",
    ],
)
def test_search_survives_bad_input(pages, bad):
    list(Leaflet.objects.search(bad))
    Leaflet.objects.create(title="Zła", text=bad.replace("\0", "").replace("\ud800", ""))
    assert Leaflet.objects.count() == 8


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
@example(text="'\\")
def test_search_finds_a_row_by_its_own_words(text):
    Leaflet.objects.all().delete()
    Leaflet.objects.create(title="x", text=text)
    first = [word for word in stemming.words(text) if not stemming.is_stop_word(word)][:1]
    if first:
        assert titles(first[0]) == ["x"]


def test_search_ignores_words_said_in_passing_unless_alone(pages):
    assert sorted(titles("co jest dla seniorów")) == SENIORS
    Leaflet.objects.create(title="Być albo nie być")
    assert titles("być") == ["Być albo nie być"]


def test_searchable_keeps_its_index_on_save(pages, django_assert_num_queries):
    page = Leaflet.objects.get(title="Hospicjum")
    page.title = "Schronisko"
    page.save(update_fields=["title"])
    assert titles("schroniska") == ["Schronisko"]
    assert titles("hospicjum") == []
    page.is_shown = False
    page.save(update_fields=[])
    assert Leaflet.objects.get(pk=page.pk).is_shown
    page.save()
    assert titles("schroniska") == ["Schronisko"]
    Leaflet.objects.bulk_create([Leaflet(title="Pasieka miejska"), Leaflet(title="Pasieka leśna")])
    assert titles("pasieki") == ["Pasieka leśna", "Pasieka miejska"]
    Leaflet.objects.filter(title="Schronisko").update(title="Przytulisko")
    page.refresh_from_db()
    with django_assert_num_queries(1):
        page.refresh_search()
    assert titles("przytuliska") == ["Przytulisko"]


def test_searchable_rows_are_read_without_their_index(pages):
    page = Leaflet.objects.get(title="Hospicjum")
    assert page.search_document is None
    assert page.search_text is None
    assert page.get_deferred_fields() == set()
    assert len(Leaflet.objects.annotate(n=Count("title")).distinct()) == 7
    assert Leaflet.objects.all().union(Leaflet.objects.all()).count() == 7


def test_searchable_takes_a_very_long_text():
    text = " ".join(f"słowo{number} wolontariuszami" for number in range(30_000))
    Leaflet.objects.create(title="Kronika", text=text)
    assert titles("wolontariusz") == ["Kronika"]


def test_searchable_has_its_index_and_is_told_when_it_lost_it():
    assert [index.name for index in Leaflet._meta.indexes] == ["leaflet_search", "leaflet_typos"]
    assert isinstance(Leaflet._meta.indexes[0], GinIndex)
    assert Leaflet.check() == []

    @isolate_apps()
    def without_index():
        class Bare(Searchable):
            class Meta:
                app_label = "shared"

            def __str__(self):
                return ""

        return Bare

    assert [error.id for error in without_index().check()] == ["shared.E001"]


def test_rebuild_search_recomputes_every_row(pages, monkeypatch):
    Leaflet.objects.update(search_document=None, search_text=None)
    assert titles("senior") == []
    monkeypatch.setattr(apps, "get_models", lambda: [Leaflet])
    monkeypatch.setattr("tcal.shared.management.commands.rebuild_search.BATCH", 3)
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    assert out.getvalue().splitlines() == [f"shared.Leaflet: {n} / 7" for n in (3, 6, 7)]
    assert sorted(titles("senior")) == SENIORS
    assert titles("przeczkole") == ["Przedszkole muzyczne"]


@pytest.fixture
def without_dictionary(monkeypatch):
    monkeypatch.setattr(stemming, "morfeusz2", None)
    monkeypatch.setattr(stemming, "_analyser", None)
    stemming.lexemes.cache_clear()
    yield
    stemming.lexemes.cache_clear()


def test_search_works_by_stems_where_there_is_no_dictionary(without_dictionary, pages):
    assert "Klub Seniora" in titles("seniorów")
    assert titles("żółwie") == titles("zolwie") == ["Żółwie i inne gady"]
    assert titles("warsztatach") == ["Warsztaty ceramiczne"]
