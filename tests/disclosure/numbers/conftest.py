"""Problems made from tables: products of trees, with all margins."""

from itertools import product
from random import Random

import pytest

from hijra_amina.disclosure.numbers.problem import Item, Need, Problem
from hijra_amina.knowledge import Row


def _tree(groups):
    """Leaves, then groups of them, then all: the children of each inner node."""
    if isinstance(groups, int):
        return groups, {groups: list(range(groups))}
    size = sum(groups)
    inner, first = {}, 0
    for group, count in enumerate(groups):
        inner[size + group] = list(range(first, first + count))
        first += count
    return size, {**inner, size + len(groups): list(range(size, size + len(groups)))}


def _leaves(tree, node):
    size, inner = tree
    return (
        [node] if node < size else [leaf for child in inner[node] for leaf in _leaves(tree, child)]
    )


def problem_of(  # noqa: PLR0913 - a table and how it is to be protected
    sides, counts, *, k=5, hidden=None, zeros_shown=False, known=()
):
    """A table with all its margins; each count from 1 to below k has to be hidden.

    Args:
        sides: For each side its number of leaves, or the sizes of its groups.
        counts: For each inner cell by its leaves, the people in it.
        k: What is no longer small.
        hidden: Keys that have to be hidden, instead of those with small counts.
        zeros_shown: Whether noughts have to be published, so that what is hidden is 1 or more.
        known: For each need also those of readers who know one of these cells.
    """
    trees = [_tree(groups) for groups in sides]
    nodes = [[*range(size), *inner] for size, inner in trees]
    keys = list(product(*nodes))
    cells = {key: cell for cell, key in enumerate(keys)}
    truth = [
        sum(
            counts.get(inner, 0)
            for inner in product(
                *(_leaves(tree, node) for tree, node in zip(trees, key, strict=True))
            )
        )
        for key in keys
    ]
    rows = [
        Row(
            terms={
                cells[key]: -1,
                **{cells[(*key[:side], child, *key[side + 1 :])]: 1 for child in inner[key[side]]},
            },
            low=0,
            high=0,
            given=True,
        )
        for key in keys
        for side, (_, inner) in enumerate(trees)
        if key[side] in inner
    ]
    if zeros_shown:
        rows += [Row(terms={cell: 1}, low=1) for cell, number in enumerate(truth) if number]
    small = {
        cell
        for key, cell in cells.items()
        if (0 < truth[cell] < k if hidden is None else key in hidden)
    }
    items = [
        Item(
            says=((cell, number, number),),
            loss=number or 1,
            fixed=False if cell in small else True if zeros_shown and not number else None,
        )
        for cell, number in enumerate(truth)
    ]
    needs = [
        Need(cell=cell, low=int(zeros_shown), high=max(k, truth[cell]), known=readers)
        for cell in sorted(small)
        for readers in ((), *((cells[key],) for key in known))
        if cell not in readers
    ]
    return Problem(
        size=len(keys), truth=tuple(truth), rows=tuple(rows), items=tuple(items), needs=tuple(needs)
    )


@pytest.fixture
def table():
    """What makes a problem of a table."""
    return problem_of


@pytest.fixture
def random_table():
    """What makes a problem of a table at random, the same each time."""

    def make(sides, people, seed, **options):
        chance = Random(seed)  # noqa: S311 - test data, not a secret
        sizes = [_tree(groups)[0] for groups in sides]
        weights = [[chance.gammavariate(0.7, 1) for _ in range(size)] for size in sizes]
        counts = {}
        for _ in range(people):
            key = tuple(
                chance.choices(range(size), weight)[0]
                for size, weight in zip(sizes, weights, strict=True)
            )
            counts[key] = counts.get(key, 0) + 1
        return problem_of(sides, counts, **options)

    return make
