"""Problems of a document, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hijra_amina.language._bidi import isolate
from hijra_amina.language._catalog import look_up
from hijra_amina.language._lists import format_list
from hijra_amina.language._locale import parse_locale
from hijra_amina.language._messages_problems import DETAILS, PROBLEMS
from hijra_amina.language._template import fill_template

if TYPE_CHECKING:
    from hijra_amina.errors import Problem
    from hijra_amina.language._locale import LocaleCode

__all__ = ["describe_problem"]


def describe_problem(problem: Problem, locale: str) -> str:
    """One line that says where and what, in a locale.

    English is the problem's own reason, which is the most exact. Another language has a sentence
    for the code, and the details in brackets, as they are. A code without a translation is said in
    English.

    Args:
        problem: A problem of a document.
        locale: Language and territory.

    Returns:
        The line; in another language than English, path and details are isolated.

    Raises:
        LocaleError: As `parse_locale` does.

    Examples:
        >>> from hijra_amina.errors import Problem
        >>> problem = Problem("$.sessions[0].id", "missing_key", "this key is required")
        >>> describe_problem(problem, "en_GB")
        '$.sessions[0].id: this key is required'
        >>> from hijra_amina.language import without_marks
        >>> without_marks(describe_problem(problem, "ar_IQ"))
        '$.sessions[0].id: هذا الحقل مطلوب'
    """
    code = parse_locale(locale)
    message = PROBLEMS.get(problem.code)
    found = None if message is None else look_up(message, code)
    if found is None or found.is_fallback or found.locale.startswith("en"):
        return f"{problem.path}: {problem.reason}"
    details = format_list([_detail(name, value, code) for name, value in problem.details], code)
    bracket = f" ({details})" if details else ""
    return f"{isolate(problem.path, 'code')}: {found.template}{bracket}"


def _detail(name: str, value: str, locale: LocaleCode) -> str:
    shown = isolate(value, "text")
    if name not in DETAILS:
        return shown
    return fill_template(look_up(DETAILS[name], locale).template, {"value": shown})
