"""Vocabulary files: JSON with terms, the sources that they cite, and additions to other terms."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from hijra_amina.errors import DecodeError, Problem
from hijra_amina.values import PartialDate, check_language_tag
from hijra_amina.vocabulary._additions import Addition
from hijra_amina.vocabulary._citation import Citation
from hijra_amina.vocabulary._kinds import KINDS
from hijra_amina.vocabulary._node import Node
from hijra_amina.vocabulary._term import (
    Attribute,
    Ending,
    Label,
    Recognition,
    ReviewStatus,
    Spelling,
    Succession,
    Term,
)
from hijra_amina.vocabulary._turn import Turn

if TYPE_CHECKING:
    import os

__all__ = ["FORMAT", "Document", "read_document", "read_file", "read_text"]

FORMAT = "hijra-amina-vocabulary"
_VERSION = 1
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,79}")
_TAG = "a BCP 47 language tag such as 'ar' or 'ckb'"
_DATE = "an EDTF date such as '2015-08-16'"
_TURN = "an EDTF date, or two limits such as '2017/2021-02-08' or '2025-03-24/..'"
_TOP = {"format", "version", "kind", "source", "sources", "terms", "additions"}
_TERM = {
    *("kind", "code", "labels", "qualified_labels", "aliases", "abbreviations"),
    *("valid_from", "valid_to", "valid_again", "succession", "recognised"),
    *("parent", "government", "sources", "note", "attributes"),
}
_ADDITION = {"kind", "code", "labels", "aliases", "abbreviations"}


# Stands in while the rest of a term without label is read for its problems.
_NO_LABEL = (Label(language="und", text="", status=ReviewStatus.DRAFT, source=""),)


@attrs.frozen(kw_only=True)
class Document:
    """What a vocabulary file holds.

    Attributes:
        where: Its name, for errors and as the origin of its terms.
        terms: Its terms.
        citations: The sources that it lists.
        additions: What it adds to terms of others.
    """

    where: str
    terms: tuple[Term, ...] = ()
    citations: tuple[Citation, ...] = ()
    additions: tuple[Addition, ...] = ()


def read_file(path: str | os.PathLike[str]) -> Document:
    """Read a vocabulary file.

    Args:
        path: The file.

    Returns:
        What it holds.

    Raises:
        DecodeError: If it is not a vocabulary file; all problems are listed.
        OSError: If it cannot be read.
    """
    return read_text(Path(path).read_bytes(), where=str(path))


def read_text(text: bytes, *, where: str) -> Document:
    """Read the text of a vocabulary file.

    Args:
        text: JSON in UTF-8.
        where: What to call it in errors.

    Returns:
        What it holds.

    Raises:
        DecodeError: If it is not JSON, or not a vocabulary file; all problems are listed.

    Examples:
        >>> read_text(b'{"version": 1}', where="office.json")
        Traceback (most recent call last):
        hijra_amina.errors.DecodeError: 1 problem in office.json
        - $.format: this key is required
    """
    problems: list[Problem] = []

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice = next(key for i, (key, _) in enumerate(pairs) if key in dict(pairs[:i]))
            problems.append(Problem("$", "duplicate_key", f"the key {twice!r} is there twice"))
        return found

    value: object = None
    try:
        value = json.loads(text.decode("utf-8-sig"), object_pairs_hook=unique)
    except UnicodeDecodeError:
        reason = "expected JSON in UTF-8, found other bytes"
        problems.append(Problem("$", "invalid_json", reason))
    except json.JSONDecodeError as error:
        reason = f"not JSON at line {error.lineno}, column {error.colno}: {error.msg}"
        problems.append(Problem("$", "invalid_json", reason))
    except RecursionError:
        problems.append(Problem("$", "invalid_json", "nested too deep"))
    # Outside the handlers: what these errors hold is the text itself.
    if problems:
        raise DecodeError(problems, where)
    return read_document(value, where=where)


def read_document(value: object, *, where: str) -> Document:
    """Read a vocabulary document that is already in memory.

    Args:
        value: What `json.loads` gives for a vocabulary file.
        where: What to call it in errors.

    Returns:
        What it holds.

    Raises:
        DecodeError: If it is not a vocabulary document; all problems are listed.

    Examples:
        >>> sex = {"kind": "sex", "code": "intersex", "labels": {"en": "Intersex"}}
        >>> document = {"format": FORMAT, "version": 1, "source": "office", "terms": [sex]}
        >>> read_document(document, where="office").terms[0].labels[0].status.value
        'draft'
    """
    problems: list[Problem] = []
    top = Node(value, "$", problems).members(_TOP, ("format", "version"))
    for key, wanted in (("format", FORMAT), ("version", _VERSION)):
        node = top.get(key)
        if node and (node.value != wanted or isinstance(node.value, bool)):
            node.report("invalid_value", f"expected {wanted!r}", expected=str(wanted))
    if "kind" in top:
        _check_kind(top["kind"])
    reader = _Reader(
        origin=where,
        kind=top["kind"].text() if "kind" in top else None,
        source=top["source"].text() if "source" in top else None,
    )
    sources = top["sources"].entries() if "sources" in top else {}
    terms = [reader.term(node) for node in (top["terms"].items() if "terms" in top else ())]
    more = top["additions"].items() if "additions" in top else ()
    document = Document(
        where=where,
        citations=tuple(_citation(tag, node) for tag, node in sources.items()),
        terms=tuple(term for term in terms if term is not None),
        additions=tuple(reader.addition(node) for node in more),
    )
    if problems:
        raise DecodeError(problems, where)
    return document


def _check_kind(node: Node) -> None:
    """Report a kind that does not exist: its terms would be found by nobody."""
    if node.value not in KINDS:
        node.report("unknown_code", f"unknown kind; known: {', '.join(KINDS)}")


def _citation(tag: str, node: Node) -> Citation:
    members = node.members({"title", "address"}, ("title",))
    return Citation(tag=tag, title=_text(members, "title") or "", address=_text(members, "address"))


def _language(tag: str) -> str:
    return check_language_tag("labels", tag)


def _text(members: dict[str, Node], key: str) -> str | None:
    return members[key].text() if key in members else None


def _texts(members: dict[str, Node], key: str) -> tuple[str, ...]:
    return members[key].texts() if key in members else ()


def _turn(members: dict[str, Node], key: str) -> Turn | None:
    return members[key].parsed(Turn.parse, _TURN) if key in members else None


def _one_or_more(node: Node) -> list[Node]:
    return node.items() if isinstance(node.value, list) else [node]


@attrs.frozen(kw_only=True)
class _Reader:
    """Reads terms; knows what a document says once for all of them."""

    origin: str
    kind: str | None
    source: str | None

    def term(self, node: Node) -> Term | None:
        """A term; `None` where it has no label, which has then been reported."""
        members = node.members(_TERM, ("code", "labels"))
        kind, code = self._key(node, members)
        successions = members["succession"].items() if "succession" in members else ()
        recognised = members["recognised"].items() if "recognised" in members else ()
        term = Term(
            kind=kind,
            code=code,
            labels=self._labels(members, "labels") or _NO_LABEL,
            qualified_labels=self._labels(members, "qualified_labels"),
            aliases=self._spellings(members, "aliases"),
            abbreviations=self._spellings(members, "abbreviations"),
            begins=_turn(members, "valid_from"),
            ends=_turn(members, "valid_to"),
            revives=_turn(members, "valid_again"),
            successors=tuple(_succession(item) for item in successions),
            recognitions=tuple(_recognition(item) for item in recognised),
            parent=_text(members, "parent"),
            government=_text(members, "government"),
            sources=_texts(members, "sources"),
            note=_text(members, "note"),
            attributes=tuple(_attributes(members)),
            origin=self.origin,
        )
        return None if term.labels is _NO_LABEL else term

    def addition(self, node: Node) -> Addition:
        """Further spellings and labels for a term of another document."""
        members = node.members(_ADDITION, ("code",))
        kind, code = self._key(node, members)
        return Addition(
            kind=kind,
            code=code,
            labels=self._labels(members, "labels"),
            aliases=self._spellings(members, "aliases"),
            abbreviations=self._spellings(members, "abbreviations"),
        )

    def _key(self, node: Node, members: dict[str, Node]) -> tuple[str, str]:
        """The kind and code."""
        code = _text(members, "code") or ""
        if "code" in members and code and not _CODE.fullmatch(code):
            reason = "expected a code of ASCII letters, digits and . _ + -"
            members["code"].report("invalid_value", reason)
        kind = _text(members, "kind") or self.kind
        if kind is None:
            node.report("missing_key", "neither the term nor the file says its kind")
        elif "kind" in members:
            _check_kind(members["kind"])
        return kind or "", code

    def _source(self, node: Node, members: dict[str, Node]) -> str:
        """The source of a piece: its own, or that of the file."""
        tag = _text(members, "source") or self.source
        if tag is None:
            node.report("missing_key", "neither this nor the file says its source")
        return tag or ""

    def _labels(self, members: dict[str, Node], key: str) -> tuple[Label, ...]:
        entries = members[key].entries() if key in members else {}
        labels: list[Label] = []
        for language, node in entries.items():
            Node(language, node.path, node.problems).parsed(_language, _TAG)
            labels.extend(self._label(language, one) for one in _one_or_more(node))
        if key in members and not labels and isinstance(members[key].value, dict):
            members[key].report("invalid_value", "expected at least one label")
        return tuple(labels)

    def _label(self, language: str, node: Node) -> Label:
        if isinstance(node.value, str):
            source = self._source(node, {})
            return Label(
                language=language, text=node.text(), status=ReviewStatus.DRAFT, source=source
            )
        allowed = {"text", "status", "source", "valid_from", "valid_to"}
        members = node.members(allowed, ("text", "status"))
        status = ReviewStatus.DRAFT
        if "status" in members:
            expected = f"one of {', '.join(ReviewStatus)}"
            status = members["status"].parsed(ReviewStatus, expected) or status
        return Label(
            language=language,
            text=_text(members, "text") or "",
            status=status,
            source=self._source(node, members),
            begins=_turn(members, "valid_from"),
            ends=_turn(members, "valid_to"),
        )

    def _spellings(self, members: dict[str, Node], key: str) -> tuple[Spelling, ...]:
        return tuple(
            self._spelling(node) for node in (members[key].items() if key in members else ())
        )

    def _spelling(self, node: Node) -> Spelling:
        if isinstance(node.value, str):
            return Spelling(text=node.text(), source=self._source(node, {}))
        members = node.members({"text", "source", "language", "note"}, ("text",))
        return Spelling(
            text=_text(members, "text") or "",
            source=self._source(node, members),
            language=_text(members, "language"),
            note=_text(members, "note"),
        )


def _succession(node: Node) -> Succession:
    members = node.members({"how", "on", "into", "sources", "note"}, ("how", "on"))
    expected = f"one of {', '.join(Ending)}"
    how = members["how"].parsed(Ending, expected) if "how" in members else None
    return Succession(
        how=how or Ending.ABOLISHED,
        when=_turn(members, "on") or Turn(),
        into=_text(members, "into"),
        sources=_texts(members, "sources"),
        note=_text(members, "note"),
    )


def _recognition(node: Node) -> Recognition:
    members = node.members({"government", "on", "sources", "note"}, ("government", "on"))
    return Recognition(
        government=_text(members, "government") or "",
        when=_turn(members, "on") or Turn(),
        sources=_texts(members, "sources"),
        note=_text(members, "note"),
    )


def _attributes(members: dict[str, Node]) -> list[Attribute]:
    found: list[Attribute] = []
    for name, node in (members["attributes"].entries() if "attributes" in members else {}).items():
        for one in _one_or_more(node):
            if isinstance(one.value, str):
                found.append(Attribute(name=name, value=one.text()))
                continue
            allowed = {"value", "source", "seen_from", "seen_to", "note"}
            parts = one.members(allowed, ("value",))
            seen = {
                key: parts[key].parsed(PartialDate.parse, _DATE) if key in parts else None
                for key in ("seen_from", "seen_to")
            }
            found.append(
                Attribute(
                    name=name,
                    value=_text(parts, "value") or "",
                    source=_text(parts, "source"),
                    seen_from=seen["seen_from"],
                    seen_to=seen["seen_to"],
                    note=_text(parts, "note"),
                )
            )
    return found
