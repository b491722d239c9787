"""Learn from attested spellings how the letters of two spellings of one name go together.

Reads the CC0 list of Arabic name tokens with their Latin spellings, leaves out every second
spelling (`benchmarks/matching.py` draws from those), and writes the two tables that the package
ships: how often a name occurs, and how likely two spellings of a consonant or a vowel are of one
name rather than of two names with the same consonants.
"""

from __future__ import annotations

import csv
import json
import math
import zlib
from collections import Counter, defaultdict
from pathlib import Path

from hijra_amina.intake.matching import _sounds
from hijra_amina.intake.matching._sounds import Sound, sounds_of
from hijra_amina.intake.matching._words import words_of

TOKENS = Path(__file__).parent / "names" / "wd_arabic_tokens_iraqi_subset_CC0.tsv"
DATA = Path(_sounds.__file__).parent / "data"
PRIOR = 4.0
LOWEST, HIGHEST = -7.0, 5.0


def kept_aside(arabic: str, latin: str) -> bool:
    """Whether a spelling is for measuring, not for learning."""
    return zlib.crc32(f"{arabic}={latin}".encode()) % 2 == 1


def spellings() -> list[tuple[str, str, int]]:
    """Arabic token, Latin spelling, how often."""
    with TOKENS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [(row["arabic"], row["latin"], int(row["count"])) for row in rows]


def one_sound(text: str) -> tuple[Sound, ...]:
    """The sounds of a token that is one word; nothing for others."""
    words = words_of(text)
    return sounds_of(words[0]) if len(words) == 1 else ()


def positions(left: Sound, right: Sound) -> list[tuple[str, str, str]]:
    """Each place of two spellings with the same classes: what it is, and how both write it."""
    return [
        *(("consonants", a, b) for a, b in zip(left.consonants, right.consonants, strict=True)),
        *(("vowels", a, b) for a, b in zip(left.vowels, right.vowels, strict=True)),
    ]


def tables(pairs: list[tuple[Sound, Sound, float]]) -> dict[str, dict[str, float]]:
    """Bits for each pair of spellings of a consonant or a vowel."""
    together: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    classes: dict[str, dict[str, Counter[str]]] = {
        "consonants": defaultdict(Counter),
        "vowels": defaultdict(Counter),
    }
    lefts: dict[str, Counter[str]] = defaultdict(Counter)
    home: dict[tuple[str, str], str] = {}
    for left, right, weight in pairs:
        kinds = [*left.skeleton, *[""] * (len(left.skeleton) + 1)]
        for kind, (what, a, b) in zip(kinds, positions(left, right), strict=True):
            together[what][a, b] += weight
            lefts[what][a] += weight
            classes[what][kind][b] += weight
            home[what + a, b] = kind
    found: dict[str, dict[str, float]] = {}
    for what, counts in together.items():
        made: dict[str, float] = {}
        for (a, b), seen in sorted(counts.items()):
            base = classes[what][home[what + a, b]]
            chance = base[b] / base.total()
            likely = (seen + PRIOR * chance) / (lefts[what][a] + PRIOR)
            made[f"{a}|{b}"] = round(min(HIGHEST, max(LOWEST, math.log2(likely / chance))), 2)
        for a, seen in sorted(lefts[what].items()):
            # Never seen together: what is left is the prior.
            made[f"{a}|" + "*"] = round(max(LOWEST, math.log2(PRIOR / (seen + PRIOR))), 2)
        found[what] = made
    return found


def learn() -> tuple[dict[str, dict[str, dict[str, float]]], dict[str, int], dict[str, list[str]]]:
    """Both tables, and the words that are known for names: Latin ones with the Arabic for each."""
    known: Counter[str] = Counter()
    spelt_for: dict[str, set[str]] = defaultdict(set)
    across: list[tuple[Sound, Sound, float]] = []
    latin: dict[str, list[tuple[Sound, int]]] = defaultdict(list)
    often: Counter[str] = Counter()
    for arabic, spelt, count in spellings():
        lefts, rights = one_sound(arabic), one_sound(spelt)
        if lefts:
            known[words_of(arabic)[0].letters] += count
            often[lefts[0].skeleton] += count
        if not lefts or not rights:
            continue
        aside = kept_aside(arabic, spelt)
        for right in rights:
            if right.skeleton == lefts[0].skeleton:
                if not aside:
                    across.append((lefts[0], right, math.sqrt(count)))
                    latin[arabic].append((right, count))
                known[words_of(spelt)[0].letters] += count
                spelt_for[words_of(spelt)[0].letters].add(words_of(arabic)[0].letters)
                break
    within = [
        (a, b, math.sqrt(n * m) / len(group))
        for group in latin.values()
        for a, n in group
        for b, m in group
    ]
    names = {
        word: sorted(spelt_for[word])
        for word, count in sorted(known.items())
        if count > 1 and word.isalpha()
    }
    return {"AL": tables(across), "LL": tables(within)}, dict(often.most_common()), names


def main() -> None:
    """Write both tables into the package."""
    likeness, often, known = learn()
    DATA.mkdir(exist_ok=True)
    for name, made in (("likeness", likeness), ("frequencies", often), ("known", known)):
        text = json.dumps(
            made,
            ensure_ascii=False,
            indent=None if name == "known" else 0,
            sort_keys=name == "likeness",
        )
        (DATA / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print({script: {what: len(t) for what, t in both.items()} for script, both in likeness.items()})
    print(len(often), "skeletons,", len(known), "words")


if __name__ == "__main__":
    main()
