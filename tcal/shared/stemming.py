"""Polish words as the index keeps them: every form of a word meets the others in one lexeme.

A word becomes the set of: its form as typed, the lemmas that Morfeusz knows for it (all of them;
"mam" is both to have and a mum), and Snowball's stem for words in no dictionary. All are lower case
and without accents. Stems are marked with `=`, so that the stem of one word never meets the lemma
of another. Where Morfeusz has no wheel, the stems do the work alone.
"""

import re
import threading
import unicodedata
from functools import lru_cache
from itertools import combinations, product

import snowballstemmer

from .slugs import transliterate

try:
    import morfeusz2
except ImportError:
    morfeusz2 = None

STEM_MARK = "="
# Said in passing: a question with such a word does not require it of the answer.
STOP_WORDS = frozenset(
    """
    a aby albo ale bez by byc co czy dla do i ich ile im jak jako je jest juz ku lub ma mi mnie mu
    na nad nie niz o od ode on ona one oni oraz po pod poza przed przez przy sa sie skad ta tak te
    tego tej ten to tu tym u w we wiec wsrod z za zas ze and for in of on or the
    """.split()  # noqa: SIM905 - a list of this length reads better as words
)

_WORD = re.compile(r"[^\W_]+")
_MAX_WORD = 60
_ACCENTED = {
    "a": "ą",
    "c": "ć",
    "e": "ę",
    "l": "ł",
    "n": "ń",
    "o": "ó",
    "s": "ś",
    "z": "żź",
}
_MAX_RESTORED = 3
_MAX_CANDIDATES = 200

_lock = threading.Lock()
_analyser = None
_stemmer = snowballstemmer.stemmer("polish")


def words(text: str) -> list[str]:
    """The words of a text in order, lower case, accents kept; anything else is a gap."""
    text = unicodedata.normalize("NFKC", text).lower()
    return [word[:_MAX_WORD] for word in _WORD.findall(text)]


def is_stop_word(word: str) -> bool:
    return transliterate(word) in STOP_WORDS


@lru_cache(maxsize=8_000)
def lexemes(word: str) -> frozenset[str]:
    """What a word of `words()` is found by. Thread-safe."""
    plain = transliterate(word)
    with _lock:
        found = {STEM_MARK + transliterate(_stemmer.stemWord(form)) for form in (word, plain)}
        known = _lemmas(word)
        if not known and word.isascii():
            # Typed without accents: every word it may stand for.
            known = {lemma for form in _accent_candidates(word) for lemma in _lemmas(form)}
    return frozenset({plain, *map(transliterate, known), *found})


def _lemmas(word: str) -> set[str]:
    """Lemmas in lower case; empty for words that Morfeusz does not know. Call under the lock."""
    analyser = _get_analyser()
    if analyser is None:
        return set()
    lemmas = set()
    for start, _end, (_form, lemma, tag, _names, _labels) in analyser.analyse(word):
        # A later segment is an ending ("czytała-m"), whose lemma would be "to be".
        if start == 0 and tag not in {"ign", "dig"}:
            lemmas.add(lemma.partition(":")[0].lower())
    return lemmas


def _accent_candidates(word: str):
    """Forms of an accentless word with one to three Polish letters put back, fewest first."""
    places = [i for i, letter in enumerate(word) if letter in _ACCENTED]
    made = 0
    for count in range(1, min(_MAX_RESTORED, len(places)) + 1):
        for chosen in combinations(places, count):
            for letters in product(*(_ACCENTED[word[i]] for i in chosen)):
                if made == _MAX_CANDIDATES:
                    return
                made += 1
                form = list(word)
                for i, letter in zip(chosen, letters, strict=True):
                    form[i] = letter
                yield "".join(form)


def _get_analyser():
    """Made at the first word, since loading the dictionary takes a moment, and once a process."""
    global _analyser
    if _analyser is None and morfeusz2 is not None:
        _analyser = morfeusz2.Morfeusz(generate=False, case_handling=morfeusz2.IGNORE_CASE)
    return _analyser
