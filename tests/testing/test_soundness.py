"""What is counted from the records of a world never excludes what is true of it."""

import pytest
from hypothesis import HealthCheck, given, settings

import hijra_amina as ha
from hijra_amina.testing import World, worlds


@pytest.mark.parametrize("measure", ["people", "participations", "person_days", "sessions"])
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(world=worlds())
def test_counts_allow_the_truth(measure: str, world: World) -> None:
    """Of the programme and of each session, of everybody and of women, bounds hold the truth."""
    told = [world.told, *world.told.sessions]
    true = [world.truth, *world.truth.sessions]
    for said, really in zip(told, true, strict=True):
        assert ha.count(said, measure).contains(ha.count(really, measure).value)
    if measure != "sessions":
        women = ha.count(world.truth, measure, sex="female")
        assert ha.count(world.told, measure, sex="female").contains(women.value)
