"""What functions are called with: an instance of everything, holding somebody, and wrong things."""

import inspect
import random
import re
import warnings
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import attrs

import hijra_amina as ha

from . import canaries

SHEET = (
    "Attendance list, 16 June 2015\n"
    "No,Name,Sex,Ministry,Phone,Staff number,Day 1\n"
    f"1,{canaries.LATIN},F,Ministry of Education,{canaries.PHONE},{canaries.STAFF},P\n"
    f"2,{canaries.ARABIC},M,Ministry of Interior,{canaries.PHONE},{canaries.STAFF},A\n"
    f"3,{canaries.LATIN} Two,{canaries.LATIN},{canaries.ARABIC},{canaries.MAIL},x,"
    f"{canaries.LATIN}\n"
)


class Pool:
    """Instances by the name of their class.

    Args:
        folder: A folder to write into.
    """

    def __init__(self, folder: Path) -> None:
        self.of: dict[str, list[object]] = defaultdict(list)
        self.programme = canaries.programme()
        self.add(self.programme)
        for value in canaries.values():
            self.add(value)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for made in self._made(folder):
                self.add(made)

    def _made(self, folder: Path) -> Iterator[object]:
        programme = self.programme
        yield programme.sessions[0]
        yield ha.tabulate(programme, "people", by=["sex"])
        yield ha.tabulate(programme, "people", by=["sex", "ministry"])
        yield from ha.check(programme)
        path = folder / "list.csv"
        path.write_text(SHEET, encoding="utf-8")
        try:
            from hijra_amina.intake import Entry, Identifiers  # noqa: PLC0415, F401
        except ImportError:
            from hijra_amina.intake.entry import Entry  # noqa: PLC0415
        from hijra_amina.intake.identifiers import identifiers_of  # noqa: PLC0415

        reading = ha.read_attendance(path)
        yield reading
        yield from reading.questions
        yield from reading.entries
        twin = Entry(
            participant="p-9",
            sheet="another",
            name=canaries.NAME,
            sex="female",
            phone=canaries.PHONE,
            staff_number=canaries.STAFF,
        )
        yield twin
        yield from identifiers_of([*reading.entries, twin])
        matches = ha.match_people([*reading.entries, twin])
        yield matches
        yield from matches.candidates
        yield ha.flash_report(programme, programme.sessions[0].id)

    def add(self, value: object, depth: int = 0) -> None:
        """Put in a value, and whatever of ours it holds."""
        cls = type(value)
        if isinstance(value, tuple | list) and depth < 8:
            for item in value[:4]:
                self.add(item, depth + 1)
            return
        if not cls.__module__.startswith("hijra_amina"):
            return
        for base in cls.__mro__:
            if base.__module__.startswith("hijra_amina"):
                known = self.of[base.__name__]
                if len(known) < 4 and not any(value is one for one in known):
                    known.append(value)
        if attrs.has(cls) and depth < 8:
            for field in attrs.fields(cls):
                self.add(getattr(value, field.name, None), depth + 1)

    def wrong(self) -> list[object]:
        """Things of no kind that a function asks for, most of them holding a name."""
        given = canaries.GIVEN
        return [
            given,
            f"{given}\x00",
            [given],
            (given,),
            {given: given},
            {given},
            given.encode(),
            Path(given),
            object(),
            None,
            3,
            -1,
            2.5,
            True,
            canaries.NAME,
            [canaries.NAME],
            self.programme.testimonials[0],
        ]

    def fitting(self, parameter: inspect.Parameter, chance: random.Random) -> object:
        """Something of the kind that a parameter is annotated with, as far as we have it."""
        hint = str(parameter.annotation)
        names = [name for name in re.findall(r"\w+", hint) if self.of.get(name)]
        if names:
            value = chance.choice(self.of[chance.choice(names)])
            several = re.search(r"(Iterable|Sequence|tuple|list|Collection)\W", hint)
            return [value, chance.choice(self.of[names[0]])] if several else value
        if "bool" in hint:
            return chance.random() < 0.5
        if re.search(r"\bint\b", hint):
            return chance.choice([0, 1, 2, 5])
        if "Mapping" in hint or "dict" in hint:
            return {}
        return chance.choice(self._plain(parameter.name))

    def _plain(self, name: str) -> list[object]:
        session = self.programme.sessions[0].id
        known: dict[str, list[object]] = {
            "locale": ["en_GB", "ar_IQ"],
            "language": ["en", "ar"],
            "measure": ["people", "participations"],
            "by": [["sex"], ["ministry"]],
            "session": [session],
            "kind": ["sex", "body"],
            "code": ["female", "iq-moi"],
            "path": ["made.json"],
            "key": [bytes(range(32))],
            "on": ["2015-06-16"],
        }
        return known.get(name, [canaries.GIVEN, session, "people", "en_GB", "sex", "2015-06-16"])


def is_ours(value: object) -> bool:
    """Whether a value is of a class of this package, whose `repr` is ours."""
    return type(value).__module__.startswith("hijra_amina")
