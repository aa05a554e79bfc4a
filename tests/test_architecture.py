"""Layers of docs/architecture.md where an import checker can't see them: in the database."""

import importlib.util
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parent.parent

# Lower layers first; an app may refer to its own number only within itself.
LAYERS = {
    "shared": 0,
    "accounts": 1,
    "organizations": 2,
    "surveys": 3,
    "rooms": 4,
    "events": 5,
    "volunteering": 6,
    "consultations": 6,
    "portal": 7,
}
LINES_AT_MOST = 300
# Longer all the same, with the reason.
LONGER = {
    "tcal/embedded_db.py": "one mechanism; its parts make no sense apart",
}
SOURCES = ["tcal", "organizations", "rooms", "events", "volunteering", "consultations"]


def may_refer(upper: str, lower: str) -> bool:
    """Whether the first app may know the second; libraries may be known by all."""
    if upper == lower or lower not in LAYERS:
        return True
    return LAYERS[lower] < LAYERS[upper]


def own_models():
    return [
        model
        for label in LAYERS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ]


def test_every_app_of_the_project_has_a_layer():
    own = {
        config.label
        for config in apps.get_app_configs()
        if Path(config.path).is_relative_to(ROOT) and ".venv" not in config.path
    }
    assert own - {"admin"} == set(LAYERS)


@pytest.mark.parametrize("label", LAYERS)
def test_relations_lead_to_the_same_or_a_lower_layer(label):
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for model in own_models()
        if model._meta.app_label == label
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.is_relation and field.related_model
        if not may_refer(label, field.related_model._meta.app_label)
    ]
    assert wrong == []


def test_shared_does_not_know_the_user():
    labels = {
        field.related_model._meta.label
        for model in own_models()
        if model._meta.app_label == "shared"
        for field in model._meta.fields
        if field.is_relation and field.related_model
    }
    assert not {label for label in labels if label.startswith(("accounts.", "auth."))}


def test_migrations_depend_on_the_same_or_a_lower_layer():
    loader = MigrationLoader(None)
    wrong = [
        f"{label}.{name} → {needed_label}.{needed_name}"
        for (label, name), migration in loader.disk_migrations.items()
        if label in LAYERS
        for needed_label, needed_name in migration.dependencies
        if not may_refer(label, needed_label)
    ]
    assert wrong == []


def test_the_walk_would_notice_a_wrong_relation():
    assert not may_refer("rooms", "events")
    assert not may_refer("volunteering", "consultations")
    assert may_refer("events", "rooms")
    assert may_refer("rooms", "contenttypes")


def test_the_third_generation_of_the_driver_is_not_installed():
    """Django takes it silently wherever it can be imported, and the ranges of psycopg2 fail."""
    assert importlib.util.find_spec("psycopg") is None


def test_files_stay_short_enough_to_read():
    long = {
        str(path.relative_to(ROOT)): lines
        for source in SOURCES
        for path in (ROOT / source).rglob("*.py")
        # The demo is text in the shape of code.
        if not {"migrations", "demo"} & set(path.parts)
        if (lines := len(path.read_text("utf-8").splitlines())) > LINES_AT_MOST
    }
    assert set(long) <= set(LONGER), long


def test_apps_have_no_drawers_for_everything():
    drawers = {"utils", "helpers", "services", "signals"}
    found = [
        str(path.relative_to(ROOT))
        for source in SOURCES
        for path in (ROOT / source).rglob("*")
        if path.stem in drawers and "__pycache__" not in path.parts
    ]
    assert found == []


@pytest.mark.parametrize("label", LAYERS)
def test_every_app_says_what_it_is(label):
    init = Path(apps.get_app_config(label).path) / "__init__.py"
    assert init.read_text("utf-8").startswith('"""')


def test_test_folders_do_not_shadow_apps():
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    missing = [
        str(folder.relative_to(ROOT)) for folder in folders if not (folder / "__init__.py").exists()
    ]
    assert missing == []
