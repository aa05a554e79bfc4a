"""Numbers of Polish registers: NIP (tax), REGON (statistics), KRS (court register).

They are stored as plain ASCII digits, whatever separators were typed, and NULL when absent, so that
"unique when present" is a plain unique column.
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from stdnum.pl import nip as stdnum_nip
from stdnum.pl import regon as stdnum_regon

_LABEL = re.compile(
    r"\A\s*(?:(?:NIP|REGON|KRS)(?![^\W\d])[\s:.]*)?(?:PL(?![^\W\d])[\s-]*)?", re.IGNORECASE
)
_SEPARATORS = re.compile(r"[\s\-–—‐‑./\u00ad\u200b]+")
# str.isdigit() and \d take the digits of every script.
_DIGITS = re.compile(r"\A[0-9]*\Z")
_TYPED_LENGTH = 60


def normalized_digits(text: str) -> str:
    """`PL 856-734-62-15` → `8567346215`; a leading name of the register is dropped too.

    Raises ValidationError when anything but ASCII digits and separators is left.
    """
    digits = _SEPARATORS.sub("", _LABEL.sub("", text, count=1))
    if not _DIGITS.match(digits):
        raise ValidationError(
            _("This number consists of digits only. Remove the other characters."),
            code="not_digits",
        )
    return digits


def normalize_nip(text: str | None) -> str | None:
    """Digits, or None when nothing was given. Raises ValidationError as `normalized_digits`."""
    return normalized_digits(text or "") or None


def normalize_regon(text: str | None) -> str | None:
    """Digits, or None. Registers pad a 9-digit REGON with zeros to 14: the padding goes."""
    digits = normalized_digits(text or "")
    if len(digits) == 14 and digits.endswith("00000"):
        digits = digits[:9]
    return digits or None


def normalize_krs(text: str | None) -> str | None:
    """Ten digits, filled with zeros on the left, or None."""
    digits = normalized_digits(text or "")
    return digits.zfill(10) if digits else None


def validate_nip(value: str) -> None:
    """Raises ValidationError unless `value`, already normalised, is a NIP."""
    _require_length(value, 10, message=_("A NIP has 10 digits. Check that none is missing."))
    # A remainder of 10 equals no digit, so it is refused by the comparison itself.
    if _is_zero(value) or stdnum_nip.checksum(value) != 0:
        raise ValidationError(
            _("This is not a correct NIP: its last digit does not match. Check each digit."),
            code="checksum",
        )


def validate_regon(value: str) -> None:
    """Raises ValidationError unless `value`, already normalised, is a REGON of 9 or 14 digits."""
    _require_length(
        value, 9, 14, message=_("A REGON has 9 or 14 digits. Check that none is missing.")
    )
    is_short_valid = value[8] == stdnum_regon.calc_check_digit(value[:8])
    is_long_valid = len(value) == 9 or value[13] == stdnum_regon.calc_check_digit(value[:13])
    if _is_zero(value[:9]) or not (is_short_valid and is_long_valid):
        raise ValidationError(
            _("This is not a correct REGON: its check digit does not match. Check each digit."),
            code="checksum",
        )


def validate_krs(value: str) -> None:
    """Raises ValidationError unless `value`, already normalised, can be a KRS number."""
    _require_length(value, 10, message=_("A KRS number has at most 10 digits. Check each digit."))
    if _is_zero(value):
        raise ValidationError(
            _("A KRS number cannot be all zeros. Leave the field empty if there is none."),
            code="zeros",
        )


class IdentifierFormField(forms.CharField):
    """Takes the number as people write it; after an error the form shows what was typed."""

    def __init__(self, *, normalize, **kwargs):
        self.normalize = normalize
        kwargs["max_length"] = _TYPED_LENGTH
        kwargs["empty_value"] = None
        super().__init__(**kwargs)

    def to_python(self, value):
        return self.normalize(super().to_python(value))

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"inputmode": "numeric", "autocomplete": "off"}


class IdentifierField(models.CharField):
    """Common to the three numbers: normalised on cleaning and on saving, NULL when absent."""

    normalize = None
    length = 0

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = self.length
        kwargs["null"] = True
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"], kwargs["null"]
        # Written out, since its absence means True here.
        kwargs["blank"] = self.blank
        return name, path, args, kwargs

    def to_python(self, value):
        return type(self).normalize(super().to_python(value))

    def pre_save(self, model_instance, add):
        value = self.to_python(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(
            **{
                "form_class": IdentifierFormField,
                "normalize": type(self).normalize,
                "validators": self.default_validators,
                **kwargs,
            }
        )


class NipField(IdentifierField):
    normalize = staticmethod(normalize_nip)
    length = 10
    default_validators = [validate_nip]


class RegonField(IdentifierField):
    normalize = staticmethod(normalize_regon)
    length = 14
    default_validators = [validate_regon]


class KrsField(IdentifierField):
    normalize = staticmethod(normalize_krs)
    length = 10
    default_validators = [validate_krs]


def _require_length(value: str, *lengths: int, message) -> None:
    if not _DIGITS.match(value) or len(value) not in lengths:
        raise ValidationError(message, code="length")


def _is_zero(value: str) -> bool:
    return not value.strip("0")
