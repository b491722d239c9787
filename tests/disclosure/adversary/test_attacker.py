"""The attacker of these tests finds what a brute force finds."""

import itertools

import pytest
from attacker import Attacker, Contradiction, Fact, Seen, read
from drawn_tables import VALUES, dice, drawn_figures, table_of

pytest.importorskip("scipy")

pytestmark = pytest.mark.engines

BATCHES = pytest.mark.parametrize("batch", range(4))
EACH = 40


def hide(seen, keys):
    """The same table with some figures hidden."""
    figures = {key: None if key in keys else ends for key, ends in seen.figures.items()}
    return Seen(seen.measure, seen.sessions, seen.dimensions, seen.where, figures)


def small(chance, sessions=("s-1",), measure="people"):
    """A small table of which some figures are hidden."""
    sides = chance.choice(((2, 2), (2, 3), (3, 2), (3, 3), (2, 2, 2)))
    names = ("sex", "ministry", "age_band")[: len(sides)]
    values = [("female", "male", "x")[: sides[0]]]
    values += [VALUES[name][:side] for name, side in zip(names[1:], sides[1:], strict=True)]
    figures = drawn_figures(chance, values, chance.randint(2, 9), skew=1.0)
    seen = read(table_of(names, values, figures, measure=measure).to_json(), sessions)
    keys = [key for key in seen.figures if chance.random() < 0.5 and set(key) != {"*"}]
    return hide(seen, keys)


def agree(attack, most):
    """Whether all ends are those of all worlds."""
    worlds = list(attack.worlds(most))
    assert worlds, "the truth is a world"
    for number, table in enumerate(attack.tables):
        for key in table.hidden:
            terms = attack.terms(number, key)
            found = [sum(f * world[one] for one, f in terms.items()) for world in worlds]
            assert attack.ends(number, key) == (min(found), max(found))


class TestOneTable:
    @BATCHES
    def test_ends_are_those_of_all_worlds(self, batch):
        """What a margin and its shown parts leave open is exactly what is found."""
        for seed in range(batch * EACH, batch * EACH + EACH):
            agree(Attacker([small(dice(seed))]), 9)

    def test_ends_are_those_of_all_worlds_where_zeros_are_always_shown(self):
        """Whatever is hidden is then one or more, if that can be."""
        for seed in range(EACH):
            seen = small(dice(seed))
            attack = Attacker([seen], zeros_shown=True)
            try:
                agree(attack, 9)
            except Contradiction:
                assert not list(attack.worlds(9))
            except AssertionError:
                if list(attack.worlds(9)):
                    raise

    def test_rounded_figures_are_boxes(self):
        """A figure that is rounded to five lies less than five away."""
        for seed in range(EACH // 6):
            chance = dice(seed)
            seen = small(chance)
            figures = {}
            for key, ends in seen.figures.items():
                if ends is None or set(key) == {"*"}:
                    figures[key] = ends
                    continue
                r = round(ends[0] / 3) * 3
                figures[key] = max(0, r - 2), r + 2
            boxed = Seen(seen.measure, seen.sessions, seen.dimensions, (), figures, base=3)
            agree(Attacker([boxed]), 9)

    def test_facts_count(self):
        """That more than half are women narrows what a table leaves open."""
        figures = {("*",): (9, 9), ("female",): None, ("male",): None}
        seen = Seen("people", frozenset({"s"}), ("sex",), (), figures)
        fact = Fact(terms=((2, 0, ("female",)), (-1, 0, ("*",))), low=1)
        assert Attacker([seen]).ends(0, ("female",)) == (0, 9)
        assert Attacker([seen], facts=[fact]).ends(0, ("female",)) == (5, 9)

    def test_the_published_example(self):
        """Of Fischetti and Salazar's table of 2001, their pattern leaves 5 to 30 for the 22."""
        inner = [[20, 50, 10], [8, 19, 22], [17, 32, 12]]
        values = [("a", "b", "c"), ("1", "2", "3")]
        figures = {
            (row, column): inner[i][j]
            for (i, row), (j, column) in itertools.product(
                enumerate(values[0]), enumerate(values[1])
            )
        }
        seen = read(table_of(("activity", "region"), values, figures).to_json())
        hidden = hide(seen, [("b", "3"), ("b", "1"), ("c", "1"), ("c", "3")])
        low, high = Attacker([hidden]).ends(0, ("b", "3"))
        assert (low, high) == (5, 30)


class TestSeveralTables:
    def test_what_two_tables_say_of_the_same_people(self):
        """By sex and ministry, and by sex and age: one crowd lies behind both."""
        for seed in range(EACH):
            chance = dice(seed)
            names, values = ("sex", "ministry", "age_band"), [("f", "m"), ("a", "b"), ("y", "z")]
            figures = drawn_figures(chance, values, chance.randint(2, 7), skew=1.0)
            tables = []
            for pair in ((0, 1), (0, 2)):
                part = {}
                for key, figure in figures.items():
                    short = tuple(key[side] for side in pair)
                    part[short] = part.get(short, 0) + figure
                one = table_of([names[s] for s in pair], [values[s] for s in pair], part)
                seen = read(one.to_json())
                keys = [key for key in seen.figures if chance.random() < 0.4]
                tables.append(hide(seen, [key for key in keys if set(key) != {"*"}]))
            agree(Attacker(tables), 7)

    def test_values_within_others(self):
        """A table by governorate says something of its districts."""
        inside = {"a-1": "a", "a-2": "a", "b-1": "b", "b-2": "b"}
        for seed in range(EACH):
            chance = dice(seed)
            figures = drawn_figures(chance, [tuple(inside)], chance.randint(3, 9), skew=1.0)
            coarse = {}
            for (district,), figure in figures.items():
                coarse[inside[district],] = coarse.get((inside[district],), 0) + figure
            tables = [
                read(table_of(("district",), [tuple(inside)], figures).to_json()),
                read(table_of(("governorate",), [("a", "b")], coarse).to_json()),
            ]
            hidden = [key for key in tables[0].figures if chance.random() < 0.6]
            tables[0] = hide(tables[0], [key for key in hidden if key != ("*",)])
            agree(Attacker(tables, within={"governorate": ("district", inside)}), 9)

    @pytest.mark.parametrize("measure", ["participations", "people"])
    def test_series_of_sessions(self, measure):
        """Participations add up over sessions; people are between the most and the sum."""
        for seed in range(EACH):
            chance = dice(seed)
            crowd = [chance.choice(("female", "male")) for _ in range(5)]
            came = {s: [chance.random() < 0.5 for _ in crowd] for s in ("s-1", "s-2", "s-3")}
            tables = []
            for held in (("s-1",), ("s-2",), ("s-1", "s-2"), ("s-3",), ("s-1", "s-2", "s-3")):
                figures = {}
                for n, sex in enumerate(crowd):
                    times = sum(came[s][n] for s in held)
                    if times:
                        times = times if measure == "participations" else 1
                        figures[sex,] = figures.get((sex,), 0) + times
                one = table_of(("sex",), [("female", "male")], figures, measure=measure)
                seen = read(one.to_json(), held)
                keys = [key for key in seen.figures if chance.random() < 0.5]
                tables.append(hide(seen, [key for key in keys if key != ("*",)]))
            attack = Attacker(tables)
            agree(attack, 15 if measure == "participations" else 5)

    def test_different_people_are_those_of_lists_of_who_came(self):
        """What is possible of three figures of people is what lists of people make possible."""
        held = {"a": frozenset({"s-1"}), "b": frozenset({"s-2"}), "ab": frozenset({"s-1", "s-2"})}
        possible = {
            (one + both, other + both, one + other + both)
            for one, other, both in itertools.product(range(5), repeat=3)
        }
        for total in range(4):
            figures = [
                {("*",): None},
                {("*",): None},
                {("*",): (total, total)},
            ]
            tables = [
                Seen("people", held[name], ("sex",), (), {**shown, ("female",): None})
                for name, shown in zip(held, figures, strict=True)
            ]
            attack = Attacker(tables)
            fit = [world for world in possible if world[2] == total]
            for number in (0, 1):
                found = [world[number] for world in fit]
                assert attack.ends(number, ("*",)) == (min(found), max(found))
