"""`Reading`: what an attendance sheet says, with an account and questions."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from hijra_amina.documents import _files
from hijra_amina.intake.entry import Entry
from hijra_amina.intake.reading.account import Account
from hijra_amina.intake.reading.cells import Book
from hijra_amina.intake.reading.header import SessionFacts
from hijra_amina.intake.reading.question import Question, Severity
from hijra_amina.language import without_marks
from hijra_amina.model import Organisation, Participant, Programme, Roster
from hijra_amina.statistics.tables.files import unrunnable

if TYPE_CHECKING:
    from os import PathLike


__all__ = ["Part", "Reading"]


@attrs.frozen(kw_only=True)
class Part:
    """What one list of a file says: a table of a sheet, or a submission of an export.

    Attributes:
        key: What `Entry.sheet` of its entries is.
        sheet: The name of the sheet.
        session: What is said of the session.
        entries: Its people.
        roster: Who came on which day.
    """

    key: str
    sheet: str
    session: SessionFacts
    entries: tuple[Entry, ...] = attrs.field(repr=lambda entries: f"<{len(entries)}>")
    roster: Roster


@attrs.frozen(kw_only=True, repr=False)
class Reading:
    """What an attendance sheet says.

    Attributes:
        file: The name of the file.
        entries: Its lines, one for each person on each list.
        organisations: The organisations that the programme does not have yet.
        roster: Who came on which day, over all lists.
        session: What the sheet says of the session.
        account: What became of every cell.
        questions: What is to be settled, looked at or known, the heaviest first.
        parts: The lists, where there are several.
        book: The cells of the file, for the copy that is marked.
        programme: The programme that the sheet was read for, if one was given.
    """

    file: str
    entries: tuple[Entry, ...]
    organisations: tuple[Organisation, ...]
    roster: Roster
    session: SessionFacts
    account: Account
    questions: tuple[Question, ...]
    parts: tuple[Part, ...]
    book: Book
    programme: Programme | None = None

    def __repr__(self) -> str:
        """Sizes; a list of names has no place in a log."""
        account = self.account
        sizes = ", ".join(
            f"{len(found)} {one if len(found) == 1 else many}"
            for found, one, many in (
                (self.entries, "person", "people"),
                (self.roster.days, "day", "days"),
                (self.questions, "question", "questions"),
            )
        )
        return (
            f"Reading({sizes}; cells: {account.used} used, {account.ignored} ignored, "
            f"{account.queried} queried)"
        )

    @property
    def is_settled(self) -> bool:
        r"""Whether nothing has to be settled before the people go into a programme.

        Examples:
            >>> from pathlib import Path
            >>> from hijra_amina.intake import read_attendance
            >>> _ = Path("list.csv").write_text("Name,Sex\np-001,F\n", encoding="utf-8")
            >>> read_attendance("list.csv").is_settled
            False
        """
        return not any(question.severity is Severity.ERROR for question in self.questions)

    @property
    def participants(self) -> tuple[Participant, ...]:
        """The people, as a programme holds them; phones and staff numbers stay in `entries`."""
        return tuple(participant_of(entry) for entry in self.entries)

    def part(self, index: int) -> Reading:
        """The reading of one list alone, for a file that holds several sessions.

        Args:
            index: Which of `parts`.

        Returns:
            A reading with that list's people, days and facts, and all questions but the one
            about several sessions.

        Raises:
            IndexError: If there is no such part.
        """
        part = self.parts[index]
        bodies = {entry.organisation for entry in part.entries}
        return attrs.evolve(
            self,
            entries=part.entries,
            roster=part.roster,
            session=part.session,
            parts=(part,),
            organisations=tuple(one for one in self.organisations if one.id in bodies),
            questions=tuple(
                question
                for question in self.questions
                if question.code not in {"several_sessions", "several_lists"}
            ),
        )

    def save_questions(self, path: str | PathLike[str], *, locale: str = "en_GB") -> None:
        """Write a copy of the file as a workbook in which the cells of questions are marked.

        Each such cell is coloured and carries the question as a comment; a sheet lists all of
        them. Correct the cells there, and read the copy: our marks and our list are left out. The
        copy holds the names of the file, so that only its owner may read it. Nothing in it is
        ever run: what was a formula is its result, and every text is stored as a text.

        Args:
            path: The XLSX file to write; it is replaced as a whole, or stays as it is.
            locale: The language of the questions.

        Raises:
            InvalidValueError: If the file's name ends otherwise: no program would open it.
            MissingExtraError: If the extra `intake` is not installed.
            LocaleError: If the locale is a bare language, or unknown.
            OSError: If it cannot be written.
        """
        from hijra_amina.intake.reading._marking import write_marked  # noqa: PLC0415 - needs openpyxl

        write_marked(self.book, self.questions, path, locale)

    def save_question_list(self, path: str | PathLike[str], *, locale: str = "en_GB") -> None:
        r"""Write the questions alone, as a CSV file without anything that stands in a cell.

        It is for somebody who is to correct the sheet, or to explain it, and must not be sent what
        others wrote on it; `save_questions` is for whoever holds the sheet anyway.

        Args:
            path: The file to write; it is replaced as a whole, or stays as it is.
            locale: The language of the questions.

        Raises:
            LocaleError: If the locale is a bare language, or unknown.
            OSError: If it cannot be written.

        Examples:
            >>> from pathlib import Path
            >>> from hijra_amina.intake import read_attendance
            >>> _ = Path("list.csv").write_text("Name,Sex\np-001,?!\n", encoding="utf-8")
            >>> read_attendance("list.csv").save_question_list("questions.csv")
            >>> "?!" in Path("questions.csv").read_text(encoding="utf-8")
            False
        """
        stream = io.StringIO(newline="")
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["severity", "sheet", "cell", "question"])
        for question in self.questions:
            told = question.withheld().text(locale)
            place = (question.sheet or "", question.cell or "")
            table.writerow(map(unrunnable, [question.severity, *place, without_marks(told)]))
        _files.replace_file(Path(path), stream.getvalue().encode("utf-8-sig"), _files.PRIVATE)

    def into(
        self,
        programme: Programme,
        session_id: str,
        *,
        existing: str = "refuse",
        complete: bool | None = None,
    ) -> Programme:
        """A programme with the people of this reading, and their roster in one session.

        Args:
            programme: The programme; it stays as it is.
            session_id: The session that the sheet is of.
            existing: What to do where the session has a roster already: `refuse`, `replace` it
                (people who are on nothing else go), or `add` to it.
            complete: Whether everybody who came is on the sheet, which no sheet says itself;
                `None` where that is not known, and then the roster says who came at the least.

        Returns:
            A new programme. People whose identifiers it has already are given new ones.

        Raises:
            ProblemsError: If a question has to be settled first, the session has a roster
                already, or the same list is in it already.
            UnknownReferenceError: If the programme has no such session.
            InvalidValueError: If `existing` is none of the three.
        """
        from hijra_amina.intake.reading._joining import joined  # noqa: PLC0415 - for this alone

        return joined(self, programme, session_id, existing=existing, complete=complete)


def participant_of(entry: Entry) -> Participant:
    """The participant that an entry is a line of.

    Args:
        entry: A line of a sheet.

    Returns:
        What statistics need to know of the person, and the name.
    """
    return Participant(
        id=entry.participant,
        sex=entry.sex,
        age_band=entry.age_band,
        disability=entry.disability,
        organisation=entry.organisation,
        post_level=entry.post_level,
        governorate=entry.governorate,
        name=entry.name,
    )
