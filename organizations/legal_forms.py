"""Legal forms, and the identifier that the law gives to each."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalForm(models.TextChoices):
    ASSOCIATION = "association", _("association")
    UNION_OF_ASSOCIATIONS = "union", _("union of associations")
    FOUNDATION = "foundation", _("foundation")
    FIRE_BRIGADE = "fire_brigade", _("volunteer fire brigade")
    SOCIAL_COOPERATIVE = "social_cooperative", _("social cooperative")
    NON_PROFIT_COMPANY = "non_profit_company", _("non-profit company")
    SIMPLE_ASSOCIATION = "simple_association", _("simple association")
    STUDENT_SPORTS_CLUB = "student_sports_club", _("student sports club")
    SPORTS_CLUB = "sports_club", _("sports club without business activity")
    RURAL_WOMENS_CIRCLE = "rural_womens_circle", _("rural women's circle")
    CHURCH_UNIT = "church_unit", _("church legal person")
    INFORMAL_GROUP = "informal_group", _("informal or initiative group")
    FOUNDING_GROUP = "founding_group", _("group founding an association")
    PARTNERSHIP = "partnership", _("partnership of organisations")
    INSTITUTION = "institution", _("public institution")


# National Court Register: act of 20 August 1997 (registers S and P).
NEEDS_KRS = frozenset(
    {
        LegalForm.ASSOCIATION,
        LegalForm.UNION_OF_ASSOCIATIONS,
        LegalForm.FOUNDATION,
        LegalForm.FIRE_BRIGADE,
        LegalForm.SOCIAL_COOPERATIVE,
        LegalForm.NON_PROFIT_COMPANY,
    }
)
# The starosta's records: art. 40 of the law on associations, art. 4 of the act on sport.
NEEDS_RECORD_NUMBER = frozenset(
    {LegalForm.SIMPLE_ASSOCIATION, LegalForm.STUDENT_SPORTS_CLUB, LegalForm.SPORTS_CLUB}
)
NEEDS_RESPONSIBLE_ADULT = frozenset({LegalForm.INFORMAL_GROUP, LegalForm.FOUNDING_GROUP})
HAS_NO_KRS = NEEDS_RECORD_NUMBER | NEEDS_RESPONSIBLE_ADULT
NOT_NGOS = frozenset({LegalForm.INSTITUTION, LegalForm.PARTNERSHIP})


class OrganizationKind(models.TextChoices):
    """How the centre's rules tell organisations apart: not by form, but by what stands behind it."""

    NGO = "ngo", _("registered organisations")
    GROUP = "group", _("groups without registration")
    PARTNERSHIP = "partnership", _("partnerships of organisations")
    INSTITUTION = "institution", _("public institutions")


def kind_of(legal_form: str) -> OrganizationKind:
    if legal_form in NEEDS_RESPONSIBLE_ADULT:
        return OrganizationKind.GROUP
    if legal_form == LegalForm.PARTNERSHIP:
        return OrganizationKind.PARTNERSHIP
    if legal_form == LegalForm.INSTITUTION:
        return OrganizationKind.INSTITUTION
    return OrganizationKind.NGO
