"""The skills that a new installation starts with; from then on staff keep the list."""

from django.apps import apps as global_apps

SKILLS = [
    ("being-with-seniors", "towarzyszenie osobom starszym", "keeping older people company"),
    ("being-with-children", "opieka nad dziećmi i zabawa", "looking after children and play"),
    ("tutoring", "pomoc w nauce", "help with learning"),
    ("languages", "języki obce", "foreign languages"),
    ("sign-language", "polski język migowy", "Polish sign language"),
    ("assistance", "asysta osobom z niepełnosprawnościami", "assisting people with disabilities"),
    ("animals", "opieka nad zwierzętami", "care of animals"),
    ("gardening", "ogrodnictwo i zieleń", "gardening"),
    ("handicraft", "rękodzieło i warsztaty", "handicraft and workshops"),
    ("music-and-stage", "muzyka i scena", "music and stage"),
    ("photo-and-film", "fotografia i film", "photography and film"),
    ("graphic-design", "grafika i skład", "graphic design"),
    ("writing-and-media", "pisanie i media społecznościowe", "writing and social media"),
    ("computers", "komputery i programowanie", "computers and programming"),
    ("events", "organizacja wydarzeń", "organising events"),
    ("office-and-law", "biuro, księgowość, prawo", "office, accounting, law"),
    ("first-aid", "pierwsza pomoc", "first aid"),
    ("sport", "sport i rekreacja", "sport and recreation"),
    ("repairs", "naprawy i majsterkowanie", "repairs"),
    ("driving", "prowadzenie samochodu", "driving a car"),
]


def load_skills(*, using, apps=global_apps, **kwargs):
    """Add the skills that are missing; what staff have renamed or retired stays as it is."""
    Skill = apps.get_model("volunteering", "Skill")
    Skill.objects.using(using).bulk_create(
        [
            Skill(code=code, position=position * 10, name_pl=name_pl, name_en=name_en)
            for position, (code, name_pl, name_en) in enumerate(SKILLS, start=1)
        ],
        ignore_conflicts=True,
    )
