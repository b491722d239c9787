"""A programme as a folder: a file for the programme, one for each session, one for each roster.

```text
programme.yaml        everything but the sessions
sessions/*.yaml       a session each
attendance/*.csv      a roster each, named by its session
```

Other files are nobody's business here: they are neither read nor touched.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from hijra_amina.documents._envelope import document_of, open_envelope, programme_of
from hijra_amina.documents._files import read_bytes, too_large
from hijra_amina.documents._migrations import SCHEMA, VERSION
from hijra_amina.documents._problems import (
    Finding,
    Path,
    Refused,
    Tree,
    error_of,
    json_path,
    refused,
    wrong_type,
)
from hijra_amina.documents._roster_csv import dump_roster, parse_roster
from hijra_amina.documents._text import Format, dump, parse, text_of
from hijra_amina.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from hijra_amina.documents._limits import Limits
    from hijra_amina.errors import DecodeError
    from hijra_amina.model import Programme

__all__ = ["MAIN", "files_of", "our_files", "read_files"]

MAIN = "programme.yaml"
_SESSIONS, _ATTENDANCE = "sessions", "attendance"
_ROSTER_FILE = re.compile(rf"{_ATTENDANCE}/([^/\\\x00]{{1,200}})\.csv")


def our_files(folder: FilePath) -> list[FilePath]:
    """The files of a folder that are a programme's, if it is one."""
    sessions = (
        path
        for path in _entries(folder / _SESSIONS)
        if path.suffix.lower() in {".yaml", ".yml"} and not path.name.startswith(".")
    )
    rosters = (
        path
        for path in _entries(folder / _ATTENDANCE)
        if path.suffix.lower() == ".csv" and not path.name.startswith(".")
    )
    main = [folder / MAIN] if (folder / MAIN).exists() else []
    return [*main, *sessions, *rosters]


def _entries(folder: FilePath) -> list[FilePath]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


# -- writing -------------------------------------------------------------------------------------


def files_of(programme: Programme) -> dict[str, bytes]:
    """The files of a programme, by their names relative to its folder."""
    document = document_of(programme)
    sessions = document.pop("sessions", [])
    names = list(_file_names(_identifiers(sessions)))
    files: dict[str, bytes] = {}
    if names != sorted(names):
        document["sessions"] = list(_identifiers(sessions))
    files[MAIN] = dump(document, Format.YAML).encode()
    for name, session in zip(names, sessions if isinstance(sessions, list) else [], strict=True):
        if not isinstance(session, dict):
            continue
        roster = session.get("roster")
        if isinstance(roster, dict) and roster.get("attendances"):
            path = f"{_ATTENDANCE}/{name}.csv"
            files[path] = dump_roster(roster).encode()
            rest = {k: v for k, v in roster.items() if k not in {"days", "attendances"}}
            session["roster"] = {"file": path, **rest}
        files[f"{_SESSIONS}/{name}.yaml"] = dump(session, Format.YAML).encode()
    return files


def _identifiers(sessions: Tree) -> Iterator[str]:
    for session in sessions if isinstance(sessions, list) else []:
        if isinstance(session, dict):
            yield str(session["id"])


def _file_names(identifiers: Iterator[str]) -> Iterator[str]:
    """A file name for each identifier, also where names differ by more than capitals."""
    taken: set[str] = set()
    for identifier in identifiers:
        # A colon is a separator in file names of Windows, and so is a final point.
        plain = identifier.replace(":", "%3A").rstrip(".") or "session"
        name, number = plain, 1
        while name.lower() in taken:
            number += 1
            name = f"{plain}~{number}"
        taken.add(name.lower())
        yield name


# -- reading -------------------------------------------------------------------------------------


def read_files(folder: FilePath, limits: Limits, where: str) -> Programme:
    """Read a programme from the files of a folder.

    Args:
        folder: The folder.
        limits: How much may be read.
        where: The folder's name, for errors.

    Returns:
        The programme.

    Raises:
        DecodeError: With everything that is wrong, each path led in by its file.
    """
    reading = _Reading(folder, limits)
    try:
        return reading.programme()
    except Refused as wrong:
        findings = wrong.findings
    raise reading.error(findings, where)


@attrs.define
class _File:
    """A file that holds what stands at a path of the whole document, and below it.

    Attributes:
        name: The file, relative to the folder.
        path: The path.
        root: How much of the path leads to the root of the file.
    """

    name: str
    path: Path
    root: int


class _Reading:
    """Puts the files of one folder together to the tree of one document."""

    def __init__(self, folder: FilePath, limits: Limits) -> None:
        self._folder = folder
        self._limits = limits
        self._left = limits.size
        self._findings: list[Finding] = []
        self._places: list[_File] = [_File(MAIN, (), 0)]

    def programme(self) -> Programme:
        paths = our_files(self._folder)
        if len(paths) > self._limits.files:
            limit = str(self._limits.files)
            raise refused("too_large", f"more than {limit} files", what="files", limit=limit)
        main = self._tree(self._folder / MAIN)
        fields = open_envelope(main)
        order = fields.pop("sessions", [])
        names = [path for path in paths if path.parent.name == _SESSIONS]
        trees = self._in_order(order, [(path, self._tree(path)) for path in names])
        used: set[str] = set()
        sessions: list[Tree] = []
        for index, (path, tree) in enumerate(trees):
            at = ("sessions", index)
            self._places.append(_File(f"{_SESSIONS}/{path.name}", at, len(at)))
            sessions.append(self._with_roster(tree, at, used))
        for path in paths:
            name = f"{_ATTENDANCE}/{path.name}"
            if path.parent.name == _ATTENDANCE and name not in used:
                reason = "no session names this file as its roster"
                self._findings.append(self._in_file(name, "unresolved_reference", reason))
        if sessions:
            fields["sessions"] = sessions
        document: dict[str, Tree] = {"schema": SCHEMA, "version": VERSION, **fields}
        programme = None
        try:
            programme = programme_of(document)
        except Refused as wrong:
            self._findings += wrong.findings
        if self._findings or programme is None:
            raise Refused(self._findings)
        return programme

    def _bytes(self, path: FilePath) -> bytes:
        if self._left <= 0:
            raise too_large(self._limits.size)
        data = read_bytes(path, self._left)
        self._left -= len(data)
        return data

    def _tree(self, path: FilePath) -> Tree:
        name = path.relative_to(self._folder).as_posix()
        try:
            return parse(text_of(self._bytes(path)), Format.YAML, self._limits)
        except Refused as wrong:
            findings = wrong.findings
        raise Refused([finding.below(self._root_of(name)) for finding in findings])

    def _root_of(self, name: str) -> Path:
        """Where findings go that are about a file, wherever it belongs."""
        path = ("file", name)
        self._places.append(_File(name, path, len(path)))
        return path

    def _in_file(self, name: str, code: str, reason: str) -> Finding:
        return Finding(self._root_of(name), code, reason)

    def _in_order(
        self, order: Tree, trees: list[tuple[FilePath, Tree]]
    ) -> list[tuple[FilePath, Tree]]:
        """The sessions as `programme.yaml` orders them; those that it does not list follow."""
        if not isinstance(order, list):
            self._findings += [
                finding.below(("sessions",))
                for finding in wrong_type("a list of session identifiers", order).findings
            ]
            return trees
        places: dict[str, int] = {}
        known = {str(tree.get("id")) for _, tree in trees if isinstance(tree, dict)}
        for index, identifier in enumerate(order):
            path = ("sessions", index)
            if not isinstance(identifier, str):
                wrong = wrong_type("the identifier of a session", identifier, *path)
                self._findings += wrong.findings
            elif identifier not in known:
                reason = "no file in sessions/ has a session of this identifier"
                self._findings.append(Finding(path, "unresolved_reference", reason))
            elif identifier in places:
                reason = "this session is listed already"
                self._findings.append(Finding(path, "duplicate_id", reason))
            else:
                places[identifier] = index

        def place(item: tuple[FilePath, Tree]) -> int:
            tree = item[1]
            identifier = tree.get("id") if isinstance(tree, dict) else None
            return places.get(str(identifier), len(places))

        return sorted(trees, key=place)

    def _with_roster(self, tree: Tree, at: Path, used: set[str]) -> Tree:
        """A session's tree with the table that its roster names, if it names one."""
        roster = tree.get("roster") if isinstance(tree, dict) else None
        if not isinstance(tree, dict) or not isinstance(roster, dict) or "file" not in roster:
            return tree
        path = (*at, "roster")
        rest = {key: value for key, value in roster.items() if key != "file"}
        table: dict[str, Tree] = {}
        try:
            name = self._roster_name(roster["file"], used)
        except Refused as wrong:
            self._findings += [finding.below((*path, "file")) for finding in wrong.findings]
        else:
            table = self._table(name)
            for key in ("days", "attendances"):
                if key in rest:
                    reason = f"expected no {key!r} beside a file, which has them"
                    self._findings.append(Finding((*path, key), "bad_value", reason))
                else:
                    self._places.append(_File(name, (*path, key), len(path)))
        return {**tree, "roster": {**rest, **table}}

    def _roster_name(self, name: Tree, used: set[str]) -> str:
        expected = f"the name of a file such as {_ATTENDANCE}/session.csv"
        if not isinstance(name, str):
            raise wrong_type(expected, name)
        if not _ROSTER_FILE.fullmatch(name) or not (self._folder / name).is_file():
            raise refused("unresolved_reference", f"expected {expected} that exists")
        if name in used:
            raise refused("bad_value", "this file is the roster of another session already")
        used.add(name)
        return name

    def _table(self, name: str) -> dict[str, Tree]:
        try:
            return parse_roster(text_of(self._bytes(self._folder / name)), self._limits)
        except Refused as wrong:
            findings = wrong.findings
        root = self._root_of(name)
        self._findings += [finding.below(root) for finding in findings]
        return {}

    def error(self, findings: tuple[Finding, ...], where: str) -> DecodeError:
        """The error, in which each path begins with its file."""
        problems: list[Problem] = []
        names: set[str] = set()
        for finding in findings:
            file = max(
                (file for file in self._places if finding.path[: len(file.path)] == file.path),
                key=lambda file: len(file.path),
            )
            names.add(file.name)
            path = f"{file.name} {json_path(finding.path[file.root :])}"
            details = (*finding.details, ("file", file.name))
            problems.append(Problem(path, finding.code, finding.reason, details))
        only = f"{where}/{names.pop()}" if len(names) == 1 else where
        return error_of(problems, only)
