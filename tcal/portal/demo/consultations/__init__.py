"""The archive of programmes, the meeting of June 2019, this year's consultation, a World Café."""

from tcal.portal.demo.consultations import (
    archive,
    council,
    departments,
    june_2019,
    nothing_said,
    this_year,
    world_cafe,
)


def load(world) -> None:
    """Load all of it. ``world`` is described in ``tcal.portal.demo``."""
    world.consultations = {}
    for part in (archive, council, departments, june_2019, nothing_said, this_year, world_cafe):
        part.load(world)
