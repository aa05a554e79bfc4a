import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.test.utils import isolate_apps
from django.utils import translation
from hypothesis import assume, given
from hypothesis import strategies as st

from tcal.shared.identifiers import (
    KrsField,
    NipField,
    RegonField,
    normalize_krs,
    normalize_nip,
    normalize_regon,
    normalized_digits,
    validate_krs,
    validate_nip,
    validate_regon,
)

NIP_WEIGHTS = (6, 5, 7, 2, 3, 4, 5, 6, 7)
REGON_WEIGHTS = (8, 9, 2, 3, 4, 5, 6, 7)
LONG_REGON_WEIGHTS = (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)

digits = st.text("0123456789")


def digits_of(length):
    return st.text("0123456789", min_size=length, max_size=length)


def remainder(weights, number):
    return sum(w * int(d) for w, d in zip(weights, number, strict=True)) % 11


def with_regon_digit(number):
    weights = REGON_WEIGHTS if len(number) == 8 else LONG_REGON_WEIGHTS
    return number + str(remainder(weights, number) % 10)


def is_valid(validate, value):
    try:
        validate(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("PL 856-734-62-15", "8567346215"),
        ("pl8567346215", "8567346215"),
        ("NIP: 856 734 62 15", "8567346215"),
        ("NIP8567346215", "8567346215"),
        ("NIP PL 856-734-62-15", "8567346215"),
        ("\u00a0856–734–62–15\n", "8567346215"),
        ("KRS 0000 123 456", "0000123456"),
        ("REGON 192.598.184", "192598184"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_normalized_digits_takes_numbers_as_people_write_them(typed, number):
    assert normalized_digits(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "85673462l5",
        "DE 8567346215",
        "٨٥٦٧٣٤٦٢١٥",
        "８５６７３４６２１５",
        "856²",
        "1;2",
        "8\0",
        "🙂",
    ],
)
def test_normalized_digits_refuses_anything_but_ascii_digits(typed):
    with pytest.raises(ValidationError):
        normalized_digits(typed)


@given(st.text(st.sampled_from("0123456789 -PLNIKRSEGO.\u00a0٣a")))
def test_normalising_twice_changes_nothing(typed):
    for normalize in (normalize_nip, normalize_regon, normalize_krs):
        try:
            once = normalize(typed)
        except ValidationError:
            continue
        assert normalize(once) == once


def test_normalisers_give_none_for_nothing():
    for normalize in (normalize_nip, normalize_regon, normalize_krs):
        assert normalize("") is None
        assert normalize(None) is None
        assert normalize("  ") is None


@given(digits_of(9))
def test_nip_has_one_right_last_digit_or_none(number):
    assume(number.strip("0"))
    right = [digit for digit in "0123456789" if is_valid(validate_nip, number + digit)]
    expected = remainder(NIP_WEIGHTS, number)
    assert right == ([] if expected == 10 else [str(expected)])


def test_nip_that_is_well_known_passes_and_zeros_do_not():
    validate_nip("8567346215")
    for wrong in ("0000000000", "8567346216", "856734621", "85673462155", "856734621a", ""):
        assert not is_valid(validate_nip, wrong), wrong


@given(digits_of(8))
def test_regon_of_nine_digits_has_one_right_last_digit(number):
    assume(number.strip("0"))
    right = [digit for digit in "0123456789" if is_valid(validate_regon, number + digit)]
    assert right == [with_regon_digit(number)[-1]]


@given(digits_of(8), digits_of(4), st.integers(1, 9))
def test_regon_of_fourteen_digits_needs_both_check_digits(number, unit, error):
    assume(number.strip("0"))
    short = with_regon_digit(number)
    right = with_regon_digit(short + unit)
    assert is_valid(validate_regon, right)
    assert not is_valid(validate_regon, right[:-1] + str((int(right[-1]) + error) % 10))
    wrong_start = short[:-1] + str((int(short[-1]) + error) % 10)
    assert not is_valid(validate_regon, with_regon_digit(wrong_start + unit))


def test_regon_of_the_wrong_length_or_of_zeros_is_refused():
    for wrong in ("000000000", "0" * 14, "1925981840", "19259818", ""):
        assert not is_valid(validate_regon, wrong), wrong


def test_regon_padded_by_the_register_is_the_short_one():
    assert normalize_regon("19259818400000") == "192598184"
    assert normalize_regon("12345678512347") == "12345678512347"


def test_krs_is_filled_with_zeros_and_is_not_all_zeros():
    assert normalize_krs("123456") == "0000123456"
    assert normalize_krs("KRS: 0000123456") == "0000123456"
    validate_krs("0000123456")
    for wrong in ("0000000000", "123456", "12345678901", ""):
        assert not is_valid(validate_krs, wrong), wrong


@given(digits)
def test_krs_has_ten_digits_once_normalised(typed):
    number = normalize_krs(typed)
    if number and is_valid(validate_krs, number):
        assert len(number) == 10
        assert int(number) == int(typed)


@isolate_apps()
def make_model():
    class Body(models.Model):  # noqa: DJ008
        name = models.CharField(max_length=20)
        nip = NipField("NIP", unique=True)
        regon = RegonField(unique=True)
        krs = KrsField(unique=True)

        class Meta:
            app_label = "shared"

    return Body


def make_form():
    class BodyForm(forms.ModelForm):
        class Meta:
            model = make_model()
            fields = ["name", "nip", "regon", "krs"]

        def validate_unique(self):
            pass

    return BodyForm


def test_identifier_form_normalises_what_was_typed():
    form = make_form()(
        {"name": "A", "nip": "PL 856-734-62-15", "regon": "192 598 184", "krs": "12"}
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["nip"] == form.instance.nip == "8567346215"
    assert form.instance.regon == "192598184"
    assert form.instance.krs == "0000000012"


def test_identifier_form_leaves_absent_numbers_null():
    form = make_form()({"name": "A", "nip": "", "regon": " ", "krs": ""})
    assert form.is_valid(), form.errors
    assert (form.instance.nip, form.instance.regon, form.instance.krs) == (None, None, None)


@pytest.mark.parametrize(
    ("field", "typed", "en", "pl"),
    [
        (
            "nip",
            "PL 856-734-62-16",
            "This is not a correct NIP: its last digit does not match. Check each digit.",
            "To nie jest poprawny NIP: ostatnia cyfra się nie zgadza. Proszę sprawdzić każdą cyfrę.",
        ),
        (
            "nip",
            "٨٥٦٧٣٤٦٢١٥",
            "This number consists of digits only. Remove the other characters.",
            "Ten numer składa się z samych cyfr. Proszę usunąć inne znaki.",
        ),
        (
            "regon",
            "12-34",
            "A REGON has 9 or 14 digits. Check that none is missing.",
            "REGON ma 9 albo 14 cyfr. Proszę sprawdzić, czy żadnej nie brakuje i nie ma ich za dużo.",
        ),
        (
            "krs",
            "0",
            "A KRS number cannot be all zeros. Leave the field empty if there is none.",
            "Numer KRS nie może składać się z samych zer. Jeśli numeru nie ma, pole zostaje puste.",
        ),
    ],
)
def test_identifier_form_explains_an_error_once_and_keeps_what_was_typed(field, typed, en, pl):
    for language, sentence in (("en", en), ("pl", pl)):
        with translation.override(language):
            form = make_form()({"name": "A", field: typed})
            assert form.errors == {field: [sentence]}
            assert f'value="{typed}"' in str(form[field])


def test_identifier_form_lets_separators_be_typed():
    form = make_form()()
    assert form.fields["nip"].max_length > 20
    assert 'inputmode="numeric"' in str(form["nip"])


@pytest.mark.database
@pytest.mark.django_db
def test_identifier_is_stored_normalised_and_unique_when_present():
    body = make_model()
    with connection.schema_editor() as editor:
        editor.create_model(body)
    first = body.objects.create(name="A", nip="PL 856-734-62-15", regon="", krs="7")
    assert (first.nip, first.regon, first.krs) == ("8567346215", None, "0000000007")
    body.objects.create(name="B", nip="", regon="")
    assert body.objects.filter(nip=None).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        body.objects.create(name="C", nip="856 734 62 15")
    with pytest.raises(ValidationError), transaction.atomic():
        body.objects.create(name="D", nip="abc")
    assert body.objects.get(krs__startswith="00").name == "A"
    with pytest.raises(ValidationError) as raised:
        body(name="E", nip="856-734-62-15", regon="1").full_clean()
    assert set(raised.value.message_dict) == {"nip", "regon"}


def test_identifier_field_looks_unchanged_to_makemigrations():
    for name in ("nip", "regon", "krs"):
        field = make_model()._meta.get_field(name)
        written, _imports = MigrationWriter.serialize(field)
        assert written.startswith("tcal.shared.identifiers.")
        _name, _path, args, kwargs = field.deconstruct()
        again = type(field)(*args, **kwargs)
        assert again.deconstruct()[1:] == field.deconstruct()[1:]
        assert (again.max_length, again.null, again.blank) == (field.max_length, True, True)
