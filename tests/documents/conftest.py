"""What the tests of documents share: full comparison, a validator with our keywords, mutations."""

import copy
import functools
from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs
import jsonschema
import pytest
from hypothesis import strategies as st

from hijra_amina import documents
from hijra_amina.errors import HijraAminaError
from hijra_amina.values import Count, Period

Tree = object


def _anatomy(value: object) -> object:
    """Every field of a record and its values, those that `==` passes over included."""
    if attrs.has(type(value)):
        fields = [(f.name, _anatomy(getattr(value, f.name))) for f in attrs.fields(type(value))]
        return type(value).__name__, fields
    if isinstance(value, tuple):
        return [_anatomy(item) for item in value]
    return type(value).__name__, value


@pytest.fixture(scope="session")
def anatomy() -> Callable[[object], object]:
    """A comparison that leaves nothing out: basis, wording and strictness too."""
    return _anatomy


# -- the keywords of our own, as `KEYWORDS` words them ------------------------------------------


def _is_count(value: Tree) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)


def _different(_v, keys, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    values = (
        [instance[key] for key in keys if key in instance] if isinstance(instance, dict) else []
    )
    if len(values) == 2 and values[0] == values[1]:
        yield jsonschema.ValidationError("the same")


def _languages(_v, _on, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    if not isinstance(instance, dict):
        return
    drafts = instance.get("draft", [])
    named = [*(drafts if isinstance(drafts, list) else []), instance.get("original")]
    for language in named:
        if isinstance(language, str) and language not in set(instance) - {"original", "draft"}:
            yield jsonschema.ValidationError("a language that is not there")


def _exact(text: str) -> Fraction | None:
    try:
        return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None


def _low_high(_v, kind, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    if not isinstance(instance, dict):
        return
    ends = dict(instance)
    if isinstance(ends.get("between"), list) and len(ends["between"]) == 2:
        ends["at_least"], ends["at_most"] = ends["between"]
    if kind == "count":
        numbers = {key: value for key, value in ends.items() if _is_count(value)}
        low = numbers.get("at_least", numbers["more_than"] + 1 if "more_than" in numbers else 0)
        high = numbers.get("at_most", numbers["fewer_than"] - 1 if "fewer_than" in numbers else low)
        wrong = low > high
    else:
        texts = {k: _exact(v) for k, v in ends.items() if isinstance(v, str)}
        low = texts.get("at_least", texts.get("more_than", Fraction(0)))
        high = texts.get("at_most", texts.get("less_than", Fraction(1)))
        if low is None or high is None:
            return
        strict = "more_than" in texts or "less_than" in texts
        wrong = low > high or (strict and low == high)
    if wrong:
        yield jsonschema.ValidationError("the least is above the most")


def _marks(_v, _on, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    if not isinstance(instance, dict):
        return
    width = len(instance.get("days", []))
    rows = instance.get("attendances", [])
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and len(row.get("marks", [])) != width:
            yield jsonschema.ValidationError("more or fewer marks than days")


def _not_above(_v, keys, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    less, more = (instance.get(key) if isinstance(instance, dict) else None for key in keys)
    if _is_count(less) and _is_count(more) and less > more:
        yield jsonschema.ValidationError("above")


def _not_before(_v, keys, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    late, early = (instance.get(key) if isinstance(instance, dict) else None for key in keys)
    if isinstance(late, str) and isinstance(early, str) and late < early:
        yield jsonschema.ValidationError("before")


def _period(_v, _on, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    whole = instance if isinstance(instance, dict) else {"edtf": instance}
    if not isinstance(whole.get("edtf", "/"), str):
        return
    try:
        Period.parse(whole.get("edtf", "/"), duration=_duration(whole.get("duration")))
    except HijraAminaError:
        yield jsonschema.ValidationError("no such period")


def _duration(tree: Tree) -> Count | None:
    """The ends of a duration, as far as they bear on whether there is room for it."""
    if _is_count(tree):
        return Count.exactly(int(tree))
    if not isinstance(tree, dict) or "status" in tree:
        tree = {key: tree[key] for key in tree if key != "status"} if isinstance(tree, dict) else {}
    numbers = {key: value for key, value in tree.items() if _is_count(value)}
    if isinstance(tree.get("between"), list):
        numbers["at_least"], numbers["at_most"] = tree["between"]
    for alone in ("exactly", "about"):
        if alone in numbers:
            return Count(numbers[alone], numbers[alone], approximate=alone == "about")
    low = numbers.get("at_least", numbers["more_than"] + 1 if "more_than" in numbers else 0)
    high = numbers.get("at_most", numbers["fewer_than"] - 1 if "fewer_than" in numbers else None)
    if not numbers and "open_below" not in tree:
        return None
    approximate = bool(tree.get("approximate"))
    return Count(None if "open_below" in tree else low, high, approximate=approximate)


def _share(_v, _on, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    exact = _exact(instance) if isinstance(instance, str) else None
    if exact is not None and exact > 1:
        yield jsonschema.ValidationError("more than the whole")


def _unique(_v, key, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    items = instance if isinstance(instance, list) else []
    values = [item[key] for item in items if isinstance(item, dict) and key in item]
    if any(value in values[:index] for index, value in enumerate(values)):
        yield jsonschema.ValidationError("twice")


def _unique_pair(_v, keys, instance, _schema) -> Iterator[jsonschema.ValidationError]:
    items = [item for item in instance if isinstance(item, dict)] if instance else []
    pairs = [[item.get(key) for key in keys] for item in items]
    if any(pair in pairs[:at] or pair[::-1] in pairs[:at] for at, pair in enumerate(pairs)):
        yield jsonschema.ValidationError("twice")


_KEYWORDS = {
    "x-different": _different,
    "x-languages": _languages,
    "x-low-high": _low_high,
    "x-marks-per-day": _marks,
    "x-not-above": _not_above,
    "x-not-before": _not_before,
    "x-period": _period,
    "x-share": _share,
    "x-unique": _unique,
    "x-unique-pair": _unique_pair,
}


@functools.cache
def _schema() -> dict[str, object]:
    return documents.json_schema()


def _accepts(document: Tree) -> bool:
    """Whether the schema accepts a document, keywords of our own included."""

    def reference(_v, collection, instance, _schema):
        records = document.get(collection, []) if isinstance(document, dict) else []
        known = [item.get("id") for item in records if isinstance(item, dict)]
        if isinstance(instance, str) and instance not in known:
            yield jsonschema.ValidationError("a reference to nothing")

    keywords = {**_KEYWORDS, "x-reference": reference}
    validator = jsonschema.validators.extend(jsonschema.Draft202012Validator, keywords)
    return validator(_schema()).is_valid(document)


@pytest.fixture(scope="session")
def accepts() -> Callable[[object], bool]:
    """Whether the JSON Schema accepts a document, with the keywords of our own."""
    return _accepts


@pytest.fixture(scope="session")
def keywords() -> set[str]:
    """The keywords of our own that the validator here knows."""
    return {*_KEYWORDS, "x-reference"}


# -- mutations ----------------------------------------------------------------------------------

_JUNK = (
    None,
    True,
    False,
    0,
    1,
    -1,
    27.0,
    3.9,
    2**53,
    "",
    " ",
    "3",
    "false",
    "x",
    "femal",
    "2015-02-30",
    "2015-02-29",
    "2016-02-29",
    "2015-06-16",
    "XXXX-02-29",
    "2015-06-17/2015-06-16",
    "2015/XXXX-05",
    "{2015-06-18,2015-06-16}",
    "P3D",
    "/",
    "60%",
    "101%",
    "3/2",
    "a\n",
    "Amal Hassan",
    "en\n",
    "\u202eabc",
    "a\u0000",
    [],
    [1, 2],
    [2, 1],
    ["1/2", "1/3"],
    {},
    {"en": "x"},
    {"at_least": 3, "at_most": 2},
    {"at_least": 3, "approximate": True},
    {"status": "unknown"},
    {"status": "suppressed", "at_most": 4},
    {"open_below": True},
    {"more_than": "60%"},
    {"exactly": 27, "basis": "stated"},
    {"edtf": "2015-06", "duration": 31},
)
_KEYS = (
    "id",
    "kind",
    "status",
    "basis",
    "wording",
    "at_least",
    "more_than",
    "at_most",
    "fewer_than",
    "less_than",
    "exactly",
    "between",
    "about",
    "approximate",
    "open_below",
    "edtf",
    "duration",
    "en",
    "ar-IQ",
    "original",
    "draft",
    "scope",
    "covers",
    "count",
    "share",
    "until",
    "given_on",
    "marks",
    "sexe",
    "en\n",
)


def _places(tree: Tree, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    yield path
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in items:
        if isinstance(value, dict | list):
            yield from _places(value, (*path, key))
        else:
            yield (*path, key)


@st.composite
def _mutated(draw: st.DrawFn, document: Tree) -> Tree:
    """The document with one thing changed: mostly to something wrong, sometimes not."""
    document = copy.deepcopy(document)
    path = draw(st.sampled_from(sorted(_places(document), key=repr)))
    parent, at = None, document
    for key in path:
        parent, at = at, at[key]
    act = draw(st.sampled_from(("replace", "drop", "add", "rename", "repeat", "swap", "other")))
    junk = copy.deepcopy(draw(st.sampled_from(_JUNK)))
    if isinstance(at, dict) and act in {"add", "rename"}:
        _change_keys(draw, at, act, junk)
    elif isinstance(at, list) and act in {"add", "repeat", "swap"}:
        _change_items(draw, at, act, junk)
    elif parent is not None and act == "drop":
        del parent[path[-1]]
    elif parent is not None:
        parent[path[-1]] = _other(draw, at, document, junk) if act == "other" else junk
    return document


def _change_keys(draw: st.DrawFn, at: dict[str, Tree], act: str, junk: Tree) -> None:
    if act == "rename" and at:
        key = draw(st.sampled_from(sorted(at)))
        at[draw(st.sampled_from((*_KEYS, key + "x")))] = at.pop(key)
    else:
        at[draw(st.sampled_from(_KEYS))] = junk


def _change_items(draw: st.DrawFn, at: list[Tree], act: str, junk: Tree) -> None:
    if act == "repeat" and at:
        at.append(copy.deepcopy(draw(st.sampled_from(at))))
    elif act == "swap":
        at.reverse()
    else:
        at.insert(draw(st.integers(0, len(at))), junk)


def _other(draw: st.DrawFn, at: Tree, document: Tree, junk: Tree) -> Tree:
    """Something of the same kind that stands elsewhere."""
    if isinstance(at, str):
        texts = [text for text in _strings(document) if text != at]
        return draw(st.sampled_from(texts)) if texts else junk
    if isinstance(at, int) and not isinstance(at, bool):
        return draw(st.integers(-3, 3)) + at
    return junk


def _strings(tree: Tree) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    if not isinstance(tree, dict | list):
        return []
    children = tree.values() if isinstance(tree, dict) else tree
    return sorted({text for child in children for text in _strings(child)})


@pytest.fixture(scope="session")
def mutated() -> Callable[[object], st.SearchStrategy[object]]:
    """A strategy for documents that differ from one in one place."""
    return _mutated


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that asks for a `form` once for each text format."""
    if "form" in metafunc.fixturenames:
        yaml = pytest.param("yaml", marks=pytest.mark.extra("documents"))
        metafunc.parametrize("form", ["json", yaml])
