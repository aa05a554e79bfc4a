import threading

import pytest

from tcal.shared import stemming
from tcal.shared.stemming import is_stop_word, lexemes, words

needs_dictionary = pytest.mark.skipif(
    stemming.morfeusz2 is None, reason="Morfeusz has no wheel for this machine"
)


def test_words_are_lower_case_and_keep_accents():
    assert words("„2.Piętro” — ŻÓŁĆ_i\u00a01,5%!") == ["2", "piętro", "żółć", "i", "1", "5"]
    assert words("🙂 \0 '&|!") == []
    assert [len(word) for word in words("x" * 10_000)] == [60]


def test_stop_words_are_known_without_accents_too():
    assert is_stop_word("się")
    assert is_stop_word("sie")
    assert not is_stop_word("dom")


@pytest.mark.parametrize(
    "forms",
    [
        ["senior", "seniora", "seniorów", "seniorom", "seniorow"],
        ["Łódź", "Łodzi", "łodzią", "lodz", "lodzi"],
        ["przyjaciel", "przyjaciół", "przyjaciółmi", "przyjaciolmi"],
        ["organizacja", "organizacji", "organizacjami", "organizacjom"],
        ["dziecko", "dzieci", "dziećmi", "dziecmi"],
        ["piękny", "najpiękniejszych", "najpiekniejszych"],
    ],
)
@needs_dictionary
def test_lexemes_of_all_forms_meet(forms):
    found = [lexemes(word) for form in forms for word in words(form)]
    assert frozenset.intersection(*found) or all(one & found[0] for one in found)


@pytest.mark.parametrize(
    ("one", "other"),
    [("praca", "prawo"), ("sala", "salon"), ("wolność", "wolontariat"), ("maj", "mieć")],
)
def test_lexemes_of_different_words_do_not_meet(one, other):
    assert not lexemes(one) & lexemes(other)


def test_lexemes_of_an_ending_are_left_out():
    assert "byc" not in lexemes("czytałam")


def test_stemming_is_safe_in_threads():
    forms = ["seniorów", "żółwia", "łodzi", "wolontariuszkami", "przyjaciolmi"] * 40
    lexemes.cache_clear()
    expected = {form: lexemes.__wrapped__(form) for form in forms}
    wrong = []

    def work():
        wrong.extend(f for f in forms if lexemes.__wrapped__(f) != expected[f])

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
