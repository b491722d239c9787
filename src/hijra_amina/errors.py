"""The errors and warnings of the whole library.

Every error is a `HijraAminaError` and also the builtin that a caller would already catch
(`ValueError`, `LookupError`, `KeyError`, `ImportError`). Errors are data first: each field is an
attribute, and the sentence is made from the fields, so that a command or an app can say the same
in another language. None of them ever carries the value of a personal field: they say where,
what kind of thing was found, and what was expected.
"""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

__all__ = [
    "ClaimError",
    "ContradictionError",
    "DecodeError",
    "DisclosureError",
    "HijraAminaDeprecationWarning",
    "HijraAminaError",
    "HijraAminaWarning",
    "IncoherentError",
    "InvalidValueError",
    "LocaleError",
    "MissingExtraError",
    "Problem",
    "ProblemsError",
    "UnknownCodeError",
    "UnknownReferenceError",
    "UnreadableTextError",
    "UnsupportedVersionError",
    "import_extra",
]


class HijraAminaError(Exception):
    """The root of every error that this library raises on purpose.

    Examples:
        >>> issubclass(InvalidValueError, HijraAminaError)
        True
    """


class InvalidValueError(HijraAminaError, ValueError):
    """A value that its field cannot hold.

    Args:
        where: The class and field, such as `Participant.sex`.
        expected: What the field takes.
        found: What kind of thing was given, never the thing itself where it may be personal.

    Examples:
        >>> print(InvalidValueError("Count.low", "a whole number", "a float"))
        Count.low: expected a whole number, found a float
    """

    where: str
    expected: str
    found: str

    def __init__(self, where: str, expected: str, found: str) -> None:
        """Keep the three parts, so that pickling and translation work."""
        super().__init__(where, expected, found)
        self.where = where
        self.expected = expected
        self.found = found

    def __str__(self) -> str:
        """One line: where, expected, found."""
        return f"{self.where}: expected {self.expected}, found {self.found}"


class ContradictionError(HijraAminaError, ValueError):
    """Statements that cannot all be true.

    Args:
        reason: Which statements exclude one another, in figures.

    Examples:
        >>> print(ContradictionError("at least 30 and at most 27"))
        cannot all be true: at least 30 and at most 27
    """

    reason: str

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        """The reason, led in."""
        return f"cannot all be true: {self.reason}"


class DisclosureError(HijraAminaError, ValueError):
    """A release that would give somebody away, or a rule of protection that nothing satisfies.

    Args:
        where: What was to be released.
        reason: Why it is not, with how many figures it is about and never which numbers.

    Examples:
        >>> print(DisclosureError("protect", "2 figures cannot be hidden"))
        protect: not released: 2 figures cannot be hidden
    """

    where: str
    reason: str

    def __init__(self, where: str, reason: str) -> None:
        """Keep both parts."""
        super().__init__(where, reason)
        self.where = where
        self.reason = reason

    def __str__(self) -> str:
        """One line: what is not released, and why."""
        return f"{self.where}: not released: {self.reason}"


class UnknownCodeError(HijraAminaError, LookupError):
    """A code that a vocabulary, or a list of names such as the measures, does not have.

    Args:
        kind: What was looked up, such as `sex` or `measure`.
        found: The code that was asked for. What does not look like one is not kept: it may be
            somebody's name, in the wrong column or the wrong argument.
        allowed: The codes that exist, in their order.
        meant: The code whose name was given in its place, where that is known.

    Examples:
        >>> print(UnknownCodeError("sex", "femal", ["female", "male"]))
        unknown sex 'femal'
        hint: did you mean 'female'? known: female, male
    """

    kind: str
    found: str
    allowed: tuple[str, ...]
    meant: str | None

    def __init__(
        self, kind: str, found: str, allowed: Iterable[str] = (), meant: str | None = None
    ) -> None:
        """Keep the parts; the nearest code is worked out when the text is made."""
        self.kind = kind
        self.allowed = tuple(allowed)
        self.found = _as_asked(found, self.allowed)
        # Worked out now where the text itself is not kept.
        self.meant = meant or (None if self.found == found else _nearest(found, self.allowed))
        super().__init__(kind, self.found, self.allowed, self.meant)

    @property
    def nearest(self) -> str | None:
        """The code that is meant, or else spelt most alike, as a question; `None` if none is."""
        return self.meant or _nearest(self.found, self.allowed)

    def __str__(self) -> str:
        """What was asked for, the nearest that exists, and the list when it is short."""
        lines = [f"unknown {self.kind} {_quoted(self.found)}"]
        hints: list[str] = []
        nearest = self.nearest
        if nearest is not None:
            hints.append(f"did you mean {nearest!r}?")
        if self.allowed:
            shown = self.allowed[:_LONGEST_LIST]
            rest = len(self.allowed) - len(shown)
            more = f" and {rest} more" if rest else ""
            hints.append(f"known: {', '.join(shown)}{more}")
        if hints:
            lines.append("hint: " + " ".join(hints))
        return "\n".join(lines)


_LONGEST_LIST = 24
_NOT_KEPT = ("a text that is no code", "something that is no text")
# Of codes, identifiers and locales; a name has blanks, or letters of another script.
_LIKE_A_CODE = re.compile(r"[A-Za-z0-9_.:|;@/+-]{0,120}")


def _as_asked(found: object, known: Iterable[str] = ()) -> str:
    """What was asked for, if it looks like something that can be asked for."""
    if not isinstance(found, str):
        return _NOT_KEPT[1]
    is_plain = _LIKE_A_CODE.fullmatch(found) is not None or found in known
    return found if is_plain else _NOT_KEPT[0]


def _quoted(found: str, longest: int = 60) -> str:
    return found if found in _NOT_KEPT else repr(found[:longest])


def _nearest(found: object, known: Iterable[str]) -> str | None:
    """What is spelt most alike, whatever the capitals, or `None`."""
    if not isinstance(found, str) or found in _NOT_KEPT:
        return None
    import difflib  # noqa: PLC0415 - only a failing look-up pays for it

    folded = {name.casefold(): name for name in reversed(tuple(known))}
    close = difflib.get_close_matches(found.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


class UnknownReferenceError(HijraAminaError, KeyError):
    """A record that is not in the programme.

    Args:
        kind: The kind of record, such as `session`.
        reference: The identifier that was asked for; what does not look like one is not kept.
        known: The identifiers that exist.

    Examples:
        >>> print(UnknownReferenceError("session", "bagdad-2015-06", ["baghdad-2015-06"]))
        no session 'bagdad-2015-06'
        hint: did you mean 'baghdad-2015-06'?
    """

    kind: str
    reference: str
    known: tuple[str, ...]

    def __init__(self, kind: str, reference: str, known: Iterable[str] = ()) -> None:
        """Keep the parts."""
        self.kind = kind
        self.reference = _as_asked(reference)
        self.known = tuple(known)
        super().__init__(kind, self.reference, self.known)

    def __str__(self) -> str:
        """What is missing, and the identifier most like it."""
        nearest = _nearest(self.reference, self.known)
        hint = "" if nearest is None else f"\nhint: did you mean {nearest!r}?"
        return f"no {self.kind} {_quoted(self.reference)}{hint}"


class UnreadableTextError(HijraAminaError, ValueError):
    """Words that cannot be read for certain as the value that was asked for.

    Args:
        kind: What was to be read, such as `count` or `period`.
        language: The language in which it was to be read, if one was said.
        hint: What would have been readable. Never the text itself: it may hold a name.

    Examples:
        >>> print(UnreadableTextError("count", "en", "one number, such as 'over 80'"))
        cannot read this text as a count in 'en'
        hint: one number, such as 'over 80'
    """

    kind: str
    language: str | None
    hint: str

    def __init__(self, kind: str, language: str | None, hint: str) -> None:
        """Keep the parts."""
        super().__init__(kind, language, hint)
        self.kind = kind
        self.language = language
        self.hint = hint

    def __str__(self) -> str:
        """What could not be read, and what could have been."""
        of = f" in {self.language!r}" if self.language else ""
        return f"cannot read this text as a {self.kind}{of}\nhint: {self.hint}"


class LocaleError(HijraAminaError, ValueError):
    """A locale that this library does not write in.

    Args:
        found: The locale that was asked for; what does not look like one is not kept.
        hint: A locale that would do.

    Examples:
        >>> print(LocaleError("ar", "ar_IQ"))
        'ar' is not a locale to write in
        hint: use ar_IQ
    """

    found: str
    hint: str

    def __init__(self, found: str, hint: str) -> None:
        """Keep both."""
        self.found = _as_asked(found)
        self.hint = hint
        super().__init__(self.found, hint)

    def __str__(self) -> str:
        """What was found and what to use."""
        return f"{_quoted(self.found, 40)} is not a locale to write in\nhint: use {self.hint}"


class ClaimError(HijraAminaError, ValueError):
    """A sentence of a report that the records contradict, or do not bear out.

    Args:
        claim: The claim in words, without any name.
        evidence: What the records say, and which records say it.

    Examples:
        >>> print(ClaimError("women: over 60%", ("session x: 16 women of 27",)))
        the records do not bear out: women: over 60%
        - session x: 16 women of 27
    """

    claim: str
    evidence: tuple[str, ...]

    def __init__(self, claim: str, evidence: Iterable[str] = ()) -> None:
        """Keep both."""
        self.claim = claim
        self.evidence = tuple(evidence)
        super().__init__(claim, self.evidence)

    def __str__(self) -> str:
        """The claim and the evidence, a line each."""
        return "\n".join(
            [f"the records do not bear out: {self.claim}", *(f"- {line}" for line in self.evidence)]
        )


@attrs.frozen
class Problem:
    """One thing that is wrong with a document.

    Attributes:
        path: Where, such as `$.sessions[2].headcount.statements[0].count`.
        code: A stable code, such as `unknown_key`; translations go by it.
        reason: The English sentence. It never contains a personal value.
        details: What a translation needs to say the same, as names and short texts.

    Examples:
        >>> print(Problem("$.sessions[0].id", "missing_key", "this key is required"))
        $.sessions[0].id: this key is required
    """

    path: str
    code: str
    reason: str
    details: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """Path and reason on one line."""
        return f"{self.path}: {self.reason}"


class ProblemsError(HijraAminaError, ValueError):
    """Several things that are wrong at once; all of them are listed.

    Args:
        problems: Every problem, in the order of the document.
        where: The file's name, if there is a file.

    Examples:
        >>> print(ProblemsError([Problem("$.id", "missing_key", "this key is required")]))
        1 problem
        - $.id: this key is required
    """

    problems: tuple[Problem, ...]
    where: str | None

    def __init__(self, problems: Iterable[Problem], where: str | None = None) -> None:
        """Keep the problems and the file's name."""
        self.problems = tuple(problems)
        self.where = where
        super().__init__(self.problems, where)

    def __str__(self) -> str:
        """A head line and a line for each problem, the first hundred of them."""
        n = len(self.problems)
        head = f"{n} problem{'' if n == 1 else 's'}" + (f" in {self.where}" if self.where else "")
        lines = [head, *(f"- {problem}" for problem in self.problems[:_MOST_PROBLEMS_SHOWN])]
        if n > _MOST_PROBLEMS_SHOWN:
            lines.append(f"- and {n - _MOST_PROBLEMS_SHOWN} more")
        return "\n".join(lines)


_MOST_PROBLEMS_SHOWN = 100


class IncoherentError(ProblemsError):
    """Records that do not fit together: a reference to nothing, an identifier used twice.

    Examples:
        >>> issubclass(IncoherentError, ProblemsError)
        True
    """


class DecodeError(ProblemsError):
    """A document that is not a programme; it lists all problems that were found.

    Examples:
        >>> issubclass(DecodeError, ValueError)
        True
    """


class UnsupportedVersionError(DecodeError):
    """A document of a version that this release cannot read.

    Examples:
        >>> issubclass(UnsupportedVersionError, DecodeError)
        True
    """


class MissingExtraError(HijraAminaError, ImportError):
    """A feature whose optional dependency is not installed.

    Args:
        feature: What was to be done, such as `reading YAML`.
        extra: The extra that brings the dependency; empty if users bring it themselves.
        module: The module that could not be imported.

    Examples:
        >>> print(MissingExtraError("reading YAML", "documents", "ruamel.yaml"))
        reading YAML needs ruamel.yaml, which is not installed
        hint: pip install 'hijra-amina[documents]'
    """

    feature: str
    extra: str
    module: str

    def __init__(self, feature: str, extra: str, module: str) -> None:
        """Keep the parts; the command is made from them."""
        super().__init__(feature, extra, module)
        self.feature = feature
        self.extra = extra
        self.module = module

    @property
    def command(self) -> str:
        """The command that installs what is missing."""
        if not self.extra:
            return f"pip install {self.module.partition('.')[0]}"
        return f"pip install 'hijra-amina[{self.extra}]'"

    def __str__(self) -> str:
        """What is missing, and the command that installs it."""
        return f"{self.feature} needs {self.module}, which is not installed\nhint: {self.command}"


def import_extra(module: str, *, extra: str, feature: str) -> ModuleType:
    """Import an optional dependency, or say which command installs it.

    Args:
        module: The module's full name.
        extra: The extra of this library that brings it; empty for a package that users choose
            and bring themselves, such as pandas.
        feature: What the caller is about to do, for the message.

    Returns:
        The imported module.

    Raises:
        MissingExtraError: If the module, or the package that it is in, is not installed.

    Examples:
        >>> import_extra("json", extra="documents", feature="reading JSON").__name__
        'json'
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        missing = error.name or ""
        if module == missing or module.startswith(f"{missing}."):
            raise MissingExtraError(feature, extra, module) from None
        raise


class HijraAminaWarning(UserWarning):
    """The root of this library's warnings: legal, but doubtful.

    Examples:
        >>> issubclass(HijraAminaWarning, UserWarning)
        True
    """


class HijraAminaDeprecationWarning(HijraAminaWarning):
    """Something that a later release will no longer have; visible by default.

    Examples:
        >>> issubclass(HijraAminaDeprecationWarning, HijraAminaWarning)
        True
    """
