"""On registers with seeds and spellings that nothing was fitted on, the bars hold."""

import random
from collections import Counter

import pytest

from hijra_amina.intake import Entry, match_people
from hijra_amina.intake.matching._lines import lines_of
from hijra_amina.intake.matching._traits import Register
from hijra_amina.intake.matching._weights import shipped_weights
from hijra_amina.intake.matching.people import Comparing
from hijra_amina.values import PersonName


def scores(groups, truth: dict[str, int]) -> tuple[float, float]:
    """F1 of pairs, and the share of people who share a group with another person."""

    def pairs(sizes) -> int:
        return sum(n * (n - 1) // 2 for n in sizes)

    cells = [Counter(truth[line] for line in group) for group in groups]
    both = pairs(n for cell in cells for n in cell.values())
    f1 = 2 * both / (pairs(map(len, groups)) + pairs(Counter(truth.values()).values()))
    mixed = {person for cell in cells if len(cell) > 1 for person in cell}
    return f1, len(mixed) / len(set(truth.values()))


@pytest.mark.parametrize(
    ("style", "least", "seed"),
    [
        ({"phones": 0.0}, 0.90, 7101),
        ({"phones": 0.45}, 0.90, 7102),
        ({"phones": 0.9}, 0.90, 7103),
        ({"forms": (("four", 1.0),)}, 0.97, 7104),
        ({"kurdish": 0.33, "arabic": 0.34}, 0.90, 7105),
    ],
)
def test_register(registers, style: dict[str, object], least: float, seed: int) -> None:
    """F1 and people in a wrong group are within their bars, and the truth within the range."""
    made = registers.register(500, seed, registers.Style(**style))
    matches = match_people(made.entries)
    f1, wrong = scores(matches.people(), made.truth)
    assert f1 >= least
    assert wrong <= 0.04
    assert matches.unique.low <= made.people <= matches.unique.high
    # Of 500 people the error of one register has a standard deviation of one in a hundred.
    assert abs(matches.estimate / made.people - 1) <= 0.04


@pytest.mark.parametrize(
    ("spellings", "most"),
    [(("arabic", "arabic"), 0.05), (("latin", "latin"), 0.05), (("arabic", "latin"), 0.02)],
)
def test_brothers_and_sisters(registers, spellings: tuple[str, str], most: float) -> None:
    """Those whose names are drawn apart stay apart at the merging threshold."""
    style = registers.Style(siblings=0.5, typos=0, glued=0)
    crowd = registers.people(800, 7201, style)
    by = {person.number: person for person in crowd}
    rng = random.Random(7202)  # noqa: S311 - the same names in every run
    entries = [
        Entry(
            participant=f"{person.number:05d}{side}",
            sheet=side,
            name=PersonName(registers.written(who, "three_family", spelling, rng, style)),
        )
        for person in crowd
        if person.sibling_of is not None
        for side, who, spelling in (
            ("a", by[person.sibling_of], spellings[0]),
            ("b", person, spellings[1]),
        )
    ]
    comparing = Comparing(Register(lines_of(entries)), shipped_weights())
    pairs = [(place, place + 1) for place in range(0, len(entries), 2)]
    # Two of a thousand lines are of one person once in a thousand times: ten bits, and two more.
    merged = sum(comparing.allowed(pair) and comparing.evidence(pair) >= 12 for pair in pairs)
    assert len(pairs) > 300
    assert merged / len(pairs) <= most


def test_result_does_not_hang_on_the_order_of_lines(registers) -> None:
    """The same lines in another order give the same people."""
    made = registers.register(150, 7301)
    turned = list(made.entries)
    random.Random(7302).shuffle(turned)  # noqa: S311 - the same order in every run
    assert match_people(turned).people() == match_people(made.entries).people()
