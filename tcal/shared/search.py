"""Search in Polish: any form of a word finds any other, with or without accents.

A model that people search inherits `Searchable`, says in `search_parts()` what it is found by, and
uses a `SearchQuerySet`. The index is kept by `save()`; after changing what `search()` reads without
`save()` (a relation, `update()`), call `refresh_search()`, or run `manage.py rebuild_search`.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import (
    SearchQueryField,
    SearchVectorField,
    TrigramStrictWordSimilarity,
)
from django.core import checks
from django.db import models
from django.db.models import F, Func, Q, Value

from .slugs import transliterate
from .stemming import is_stop_word, lexemes, words

# The smallest similarity at which a misspelt word still counts as the one meant.
TYPO_SIMILARITY = 0.4

_MAX_TYPED = 200
_MAX_ASKED_WORDS = 10
_MIN_PREFIX = 3
_MIN_TYPO = 4
# PostgreSQL's limits: 1 MB a document, 16,383 positions.
_MAX_DOCUMENT_WORDS = 10_000
_MAX_DOCUMENT_BYTES = 700_000
# Beyond this the comparison of typos is no longer quick (0.2 s over 20,000 rows).
_MAX_PLAIN_TEXT = 200

SEARCH_FIELDS = ("search_document", "search_text")


class _NeverRead:
    """A column for the WHERE clause only: reading rows gives None instead of its large value."""

    def select_format(self, compiler, sql, params):
        return f"NULL::{self.db_type(compiler.connection)}", []


class SearchDocumentField(_NeverRead, SearchVectorField):
    pass


class SearchTextField(_NeverRead, models.TextField):
    pass


class SearchQuerySet(models.QuerySet):
    def search(self, text: str):
        """Rows that answer `text`, the best first, with `search_rank`; unchanged for empty text.

        Every word must be found, the last one also as the beginning of a longer word. When nothing
        is found, words that look alike are tried, which costs one more query; call this after
        narrowing the rows to what the person may see. The result can be filtered and paginated.
        """
        text = text.replace("\0", "").strip()[:_MAX_TYPED]
        if not text:
            return self
        asked = words(text)
        asked = [word for word in asked if not is_stop_word(word)] or asked
        asked = asked[:_MAX_ASKED_WORDS]
        if not asked:
            return self.none()
        found = self._matching(asked)
        if not any(_may_be_typo(word) for word in asked) or found.exists():
            return found
        return self._resembling(asked)

    def bulk_create(self, objs, *args, **kwargs):
        objs = list(objs)
        for obj in objs:
            obj.fill_search()
        return super().bulk_create(objs, *args, **kwargs)

    def _matching(self, asked: list[str]):
        whole = _query(asked)
        begun = _query(asked, is_last_begun=True)
        return self.filter(_Matches(F("search_document"), begun))._ranked(
            # A word that was only begun counts, but less than the same word in full.
            _Rank(F("search_document"), whole) + _Rank(F("search_document"), begun) * Value(0.1)
        )

    def _resembling(self, asked: list[str]):
        conditions, similarities = [], []
        for word in asked:
            condition = Q(_Matches(F("search_document"), _query([word])))
            if _may_be_typo(word):
                typed = Value(transliterate(word), output_field=models.TextField())
                similarities.append(TrigramStrictWordSimilarity(typed, "search_text"))
                condition |= Q(search_text__trigram_strict_word_similar=_Misspelt(typed))
            conditions.append(condition)
        return self.filter(reduce(and_, conditions))._ranked(sum(similarities[1:], similarities[0]))

    def _ranked(self, rank):
        order = self.query.order_by or self.model._meta.ordering
        return self.annotate(search_rank=rank).order_by("-search_rank", *order, "pk")


class Searchable(models.Model):
    """Abstract. A child with a Meta of its own inherits `Searchable.Meta` to have the index."""

    search_document = SearchDocumentField(null=True, editable=False)
    search_text = SearchTextField(null=True, editable=False)

    objects = SearchQuerySet.as_manager()

    class Meta:
        abstract = True
        indexes = [
            GinIndex(fields=["search_document"], name="%(class)s_search"),
            GinIndex(fields=["search_text"], opclasses=["gin_trgm_ops"], name="%(class)s_typos"),
        ]

    def save(self, *, update_fields=None, **kwargs):
        self.fill_search()
        if update_fields:
            update_fields = {*update_fields, *SEARCH_FIELDS}
        super().save(update_fields=update_fields, **kwargs)

    def search_parts(self) -> Iterable[tuple[str, str]]:
        """What the row is found by: (weight, text), "A" for its name to "D" for its small print.

        Called before the first save as well, when a row has no relations yet.
        """
        raise NotImplementedError

    def refresh_search(self) -> None:
        """Bring the stored index of this row up to date, nothing else."""
        self.fill_search()
        type(self)._base_manager.filter(pk=self.pk).update(
            search_document=self.search_document, search_text=self.search_text
        )

    def fill_search(self) -> None:
        """Compute the index in memory, for code that writes rows without `save()`."""
        parts = [(weight, text) for weight, text in self.search_parts() if text]
        self.search_document = _document(parts)
        self.search_text = _plain_text(parts)

    @classmethod
    def check(cls, **kwargs):
        errors = super().check(**kwargs)
        indexed = {field for index in cls._meta.indexes for field in index.fields}
        has_columns = {field.name for field in cls._meta.local_fields}.issuperset(SEARCH_FIELDS)
        if has_columns and not indexed.issuperset(SEARCH_FIELDS):
            errors.append(
                checks.Error(
                    "A searchable model lacks the indexes of search.",
                    hint="Inherit Searchable.Meta and keep its indexes.",
                    obj=cls,
                    id="shared.E001",
                )
            )
        return errors


class _Matches(Func):
    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = models.BooleanField()


class _Rank(Func):
    function = "ts_rank"
    output_field = models.FloatField()


class _Query(Func):
    """A tsquery given in its own notation, past PostgreSQL's parser and dictionaries.

    In a subquery, since the planner would judge a constant to match so many rows that reading all
    of them were as good as using the index, and it does not count the cost of unpacking documents.
    """

    template = "(SELECT %(expressions)s::tsquery)"
    output_field = SearchQueryField()


class _Misspelt(Func):
    """A word to compare under our own limit, whatever the server's is.

    The operator that an index can answer reads its limit from a setting. It is set, for this
    transaction, in a subquery that PostgreSQL runs once, before it looks anything up.
    """

    template = (
        "(SELECT CASE WHEN set_config('pg_trgm.strict_word_similarity_threshold', "
        f"'{TYPO_SIMILARITY}', true) <> '' THEN %(expressions)s::text END)"
    )
    output_field = models.TextField()


def _query(asked: list[str], *, is_last_begun: bool = False) -> _Query:
    """('lodz'|'=lodz') & ('zol':*|…): each word in any of its forms, and all the words."""
    alternatives = [[_quoted(lexeme) for lexeme in sorted(lexemes(word))] for word in asked]
    last = transliterate(asked[-1])
    if is_last_begun and len(last) >= _MIN_PREFIX:
        alternatives[-1].append(_quoted(last) + ":*")
    return _Query(Value("&".join(f"({'|'.join(either)})" for either in alternatives)))


def _document(parts: list[tuple[str, str]]) -> str:
    """A tsvector in its own notation: all the lexemes of a word share the word's position."""
    places: dict[str, list[str]] = {}
    position = size = 0
    for weight, text in parts:
        for word in words(text):
            position += 1
            if position > _MAX_DOCUMENT_WORDS or size > _MAX_DOCUMENT_BYTES:
                break
            for lexeme in lexemes(word):
                if lexeme not in places:
                    size += len(lexeme.encode()) + 8
                places.setdefault(lexeme, []).append(f"{position}{weight}")
                size += 2
    return " ".join(f"{_quoted(lexeme)}:{','.join(at)}" for lexeme, at in places.items())


def _plain_text(parts: list[tuple[str, str]]) -> str:
    """The words that typos are compared with, each once: of the weightiest parts, while they fit."""
    in_order = sorted(parts, key=lambda part: part[0])
    plain = (transliterate(word) for _, text in in_order for word in words(text) if len(word) > 2)
    kept, size = {}, 0
    for word in plain:
        if word not in kept:
            size += len(word) + 1
            if size > _MAX_PLAIN_TEXT:
                break
            kept[word] = True
    return " ".join(kept)


def _quoted(lexeme: str) -> str:
    escaped = lexeme.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _may_be_typo(word: str) -> bool:
    return len(word) >= _MIN_TYPO and not word.isdigit()
