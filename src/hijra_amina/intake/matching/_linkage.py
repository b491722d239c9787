"""More lines than fit into memory pair by pair: Splink narrows them down, on DuckDB or on Spark.

The model is ours: the columns are prepared by `_columns`, the comparisons stand here, and what
each level weighs comes from `data/linkage.json`. Only how likely two lines at random are of one
person is estimated on every table anew: that depends on the table, and a stale one halves counts.
"""

from __future__ import annotations

import json
import logging
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

from hijra_amina.errors import InvalidValueError, import_extra
from hijra_amina.intake.matching._columns import columns_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hijra_amina.intake.matching._lines import Line

__all__ = ["COMPARISONS", "FEATURE", "linked_pairs", "linker_of", "model_of"]

FEATURE: Final = "matching many people"
_NOT_FORBIDDEN: Final = "coalesce(l.sex = r.sex, true) and coalesce(l.sheets <> r.sheets, true)"


def _agree(*columns: str) -> str:
    """The condition that two lines agree in some columns."""
    return " and ".join(f"l.{column} = r.{column}" for column in columns)


def _near(column: str) -> str:
    """The condition that two words differ by one consonant of several."""
    left, right = f"{column}_l", f"{column}_r"
    return f"levenshtein({left}, {right}) <= 1 and least(length({left}), length({right})) >= 2"


def _crossed(first: str, second: str) -> str:
    """The condition that one column of one line is another of the other."""
    return f"{first}_l = {second}_r or {first}_r = {second}_l"


_CLOSE: Final = "levenshtein(l.own, r.own) <= 1"
_RULES: Final = (
    _agree("own", "father"),
    _agree("own", "third"),
    _agree("own", "family"),
    "l.own = r.own and l.father = r.family",
    "l.own = r.own and l.family = r.father",
    f"{_agree('father', 'third')} and {_CLOSE}",
    f"{_agree('father', 'governorate', 'organisation')} and {_CLOSE}",
    _agree("phone"),
    _agree("staff_number"),
)
_CERTAIN: Final = (
    _agree("phone", "own"),
    _agree("own_written", "father_written", "third", "governorate", "organisation"),
)
"""Rules that hardly ever bring two people together, and the share of pairs that they find."""
_FOUND: Final = 0.4

Level = tuple[str, str, str | None]
"""A name, a condition, and the column whose rare values say more."""

COMPARISONS: Final[Mapping[str, tuple[Level, ...]]] = {
    "own": (
        ("null", "own_l is null or own_r is null", None),
        ("written", "own_written_l = own_written_r and own_l = own_r", "own"),
        ("sounds", "own_l = own_r", "own"),
        ("near", _near("own"), None),
        ("other", "ELSE", None),
    ),
    "father": (
        ("null", "father_l is null or father_r is null", None),
        ("written", "father_written_l = father_written_r and father_l = father_r", "father"),
        ("sounds", "father_l = father_r", "father"),
        (
            "moved",
            f"{_crossed('father', 'family')} or {_crossed('father', 'third')}",
            None,
        ),
        ("near", _near("father"), None),
        ("short", "parts_l = '2' or parts_r = '2'", None),
        ("other", "ELSE", None),
    ),
    "third": (
        ("null", "third_l is null or third_r is null", None),
        (
            "both",
            "third_l = third_r and family_l = family_r and parts_l <> '3' and parts_r <> '3'",
            "third",
        ),
        ("third", "third_l = third_r", "third"),
        ("family", "family_l = family_r", "family"),
        (
            "moved",
            f"{_crossed('third', 'fourth')} or {_crossed('third', 'family')}",
            None,
        ),
        ("near", _near("third"), None),
        ("other", "ELSE", None),
    ),
    "organisation": (
        ("null", "organisation_l is null or organisation_r is null", None),
        ("same", "organisation_l = organisation_r", "organisation"),
        ("other", "ELSE", None),
    ),
    "governorate": (
        ("null", "governorate_l is null or governorate_r is null", None),
        ("same", "governorate_l = governorate_r", "governorate"),
        ("other", "ELSE", None),
    ),
    "phone": (
        ("null", "phone_l is null or phone_r is null", None),
        ("same", "phone_l = phone_r", None),
        ("other", "ELSE", None),
    ),
    "staff_number": (
        ("null", "staff_number_l is null or staff_number_r is null", None),
        ("same", "staff_number_l = staff_number_r", None),
        ("other", "ELSE", None),
    ),
}
"""Levels from the first that holds; the words of SQL are those that both engines know."""

_USUAL: Final = 0.01
"""How often a value is for which a level weighs what the file says."""


def shipped_bits() -> dict[str, float]:
    """What each level weighs, by `comparison.level`, and how much a value's rarity counts."""
    folder = resources.files("hijra_amina.intake.matching") / "data"
    found: dict[str, float] = json.loads((folder / "linkage.json").read_text("utf-8"))["bits"]
    return found


def model_of(bits: Mapping[str, float]) -> dict[str, Any]:
    """The settings of Splink's model.

    Args:
        bits: What each level weighs for a value that one line in a hundred has; under
            `comparison.level.rarity` the share of a value's rarity that counts.

    Returns:
        A dictionary of settings.
    """
    comparisons: list[dict[str, Any]] = []
    for name, levels in COMPARISONS.items():
        made: list[dict[str, Any]] = []
        for level, condition, column in levels:
            one: dict[str, Any] = {"sql_condition": condition, "label_for_charts": level}
            if level == "null":
                one["is_null_level"] = True
            else:
                one |= _chances(bits.get(f"{name}.{level}", 0.0))
                rarity = bits.get(f"{name}.{level}.rarity", 0.0)
                if column is not None and rarity > 0:
                    one |= {"tf_adjustment_column": column, "tf_adjustment_weight": rarity}
                    one["disable_tf_exact_match_detection"] = True
            made.append(one)
        comparisons.append({"output_column_name": name, "comparison_levels": made})
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 1e-4,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f"{rule} and {_NOT_FORBIDDEN}"} for rule in _RULES
        ],
        "comparisons": comparisons,
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
    }


def _chances(bits: float) -> dict[str, float]:
    """Two chances whose ratio is so many bits, the second that of a usual value where it can be."""
    usual = min(_USUAL, 0.99 * 2.0**-bits)
    return {"m_probability": usual * 2.0**bits, "u_probability": usual}


def linker_of(lines: Sequence[Line], engine: object, settings: Mapping[str, Any]) -> Any:  # noqa: ANN401 - Splink's
    """Splink, with the lines and a model.

    Args:
        lines: The lines.
        engine: `duckdb`, or a Spark session.
        settings: As `model_of` makes them.

    Returns:
        Splink's linker.

    Raises:
        InvalidValueError: If the engine is none.
        MissingExtraError: If Splink or the engine is not installed.
    """
    spark: Any = engine
    if engine != "duckdb" and not hasattr(spark, "createDataFrame"):
        raise InvalidValueError(
            "match_people.engine", "builtin, duckdb or a Spark session", "something else"
        )
    splink = import_extra("splink", extra="linkage", feature=FEATURE)
    arrow = import_extra("pyarrow", extra="linkage", feature=FEATURE)
    columns = columns_of(lines)
    text = arrow.string()
    table = arrow.table({name: arrow.array(values, text) for name, values in columns.items()})
    if engine == "duckdb":
        import_extra("duckdb", extra="linkage", feature=FEATURE)
        api = splink.DuckDBAPI()
    else:
        # The words of SQL above are Spark's own: nothing of Splink's has to run inside Spark.
        # Steps are kept in memory, because checkpoints need a folder that nobody may have named.
        api = splink.SparkAPI(
            spark_session=spark, register_udfs_automatically=False, break_lineage_method="persist"
        )
        table = spark.createDataFrame(table)
    # Splink speaks of every step, and its warnings show rows.
    logging.getLogger("splink").setLevel(logging.ERROR)
    return splink.Linker(api.register(table), dict(settings), log_level=None)


def linked_pairs(lines: Sequence[Line], engine: object, from_bits: float) -> list[tuple[int, int]]:
    """The pairs of lines that may be of one person.

    Args:
        lines: The lines.
        engine: `duckdb`, or a Spark session.
        from_bits: The fewest bits, by the levels of the model.

    Returns:
        Places of lines, the lesser first, sorted.

    Raises:
        InvalidValueError: If the engine is none.
        MissingExtraError: If Splink or the engine is not installed.
    """
    linker = linker_of(lines, engine, model_of(shipped_bits()))
    _estimate(linker, lines)
    found = linker.inference.predict(threshold_match_weight=from_bits, warning_mode="never")
    table = found.as_dict()
    pairs = zip(table["unique_id_l"], table["unique_id_r"], strict=True)
    return sorted((int(a), int(b)) if a < b else (int(b), int(a)) for a, b in pairs)


def _estimate(linker: Any, lines: Sequence[Line]) -> None:  # noqa: ANN401 - Splink's
    """How likely two lines at random are of one person, from this very table."""
    training = linker.training
    rules = [f"{rule} and {_NOT_FORBIDDEN}" for rule in _CERTAIN]
    training.estimate_probability_two_random_records_match(rules, recall=_FOUND)
    least = 0.02 / max(len(lines), 300)
    settings = linker._settings_obj  # noqa: SLF001 - Splink has no other way to say it
    chance = settings._probability_two_random_records_match  # noqa: SLF001
    settings._probability_two_random_records_match = max(chance, least)  # noqa: SLF001
