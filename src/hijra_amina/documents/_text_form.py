"""How a `LocalizedText` is written: texts by language, with what is known of them beside."""

from __future__ import annotations

from hijra_amina.documents._problems import Finding, Refused, Tree, wrong_type
from hijra_amina.documents._scalars import (
    Schema,
    pattern_reader,
    portable,
    read_text,
)
from hijra_amina.values import LANGUAGE_TAG_PATTERN, LocalizedText

__all__ = ["localized_text_schema", "read_localized_text", "write_localized_text"]

_TAG = portable(LANGUAGE_TAG_PATTERN)
_EXPECTED = "texts by language, such as {en: …, ar: …}"
_A_TAG = "a language tag (BCP 47) such as en or ar-IQ"

_read_tag = pattern_reader(_TAG, _A_TAG)


def read_localized_text(value: Tree) -> LocalizedText:
    """Read a text in one or more languages.

    Args:
        value: What stands in the document.

    Returns:
        The text.

    Raises:
        Refused: With everything that is wrong.

    Examples:
        >>> read_localized_text({"en": "Safe migration", "ar": "هجرة آمنة", "draft": ["ar"]}).drafts
        frozenset({'ar'})
    """
    if not isinstance(value, dict):
        raise wrong_type(_EXPECTED, value)
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for place, (key, item) in enumerate(value.items(), start=1):
        if key in {"original", "draft"}:
            continue
        try:
            _read_tag(key)
        except Refused:
            reason = f"expected {_A_TAG}, found another key (number {place} here)"
            findings.append(Finding((), "unknown_key", reason, (("place", str(place)),)))
            continue
        try:
            texts[key] = read_text(item)
        except Refused as wrong:
            findings += [finding.below((key,)) for finding in wrong.findings]
            texts[key] = "…"
    if not texts and not findings:
        findings.append(Finding((), "bad_value", "expected a text in at least one language"))
    original = _read_original(value, texts, findings)
    drafts = _read_drafts(value, texts, findings)
    if findings:
        raise Refused(findings)
    return LocalizedText(texts, original=original, drafts=drafts)


def _read_original(
    value: dict[str, Tree], texts: dict[str, str], findings: list[Finding]
) -> str | None:
    if "original" not in value:
        return None
    return _read_language(value["original"], texts, findings, "original")


def _read_drafts(
    value: dict[str, Tree], texts: dict[str, str], findings: list[Finding]
) -> frozenset[str]:
    drafts = value.get("draft", [])
    if not isinstance(drafts, list):
        findings += [
            finding.below(("draft",))
            for finding in wrong_type("a list of languages", drafts).findings
        ]
        return frozenset()
    if "draft" in value and not drafts:
        findings.append(Finding(("draft",), "bad_value", "expected a language, or no such key"))
    read = [
        _read_language(item, texts, findings, "draft", index) for index, item in enumerate(drafts)
    ]
    for index, language in enumerate(read):
        if language is not None and language in read[:index]:
            reason = "expected each language once, found one twice"
            findings.append(Finding(("draft", index), "bad_value", reason))
    return frozenset(language for language in read if language is not None)


def _read_language(
    value: Tree, texts: dict[str, str], findings: list[Finding], *path: str | int
) -> str | None:
    try:
        language = _read_tag(value)
    except Refused as wrong:
        findings += [finding.below(path) for finding in wrong.findings]
        return None
    if language not in texts:
        reason = f"expected one of the languages here, {', '.join(texts)}"
        findings.append(Finding(path, "bad_value", reason))
        return None
    return language


def write_localized_text(text: LocalizedText) -> Tree:
    """Write a text in one or more languages.

    Args:
        text: The text.

    Returns:
        A mapping, languages in alphabetical order.

    Examples:
        >>> write_localized_text(LocalizedText({"en": "Erbil"}, original="en"))
        {'en': 'Erbil', 'original': 'en'}
    """
    written: dict[str, Tree] = dict(text.texts)
    if text.original is not None:
        written["original"] = text.original
    if text.drafts:
        written["draft"] = [*sorted(text.drafts)]
    return written


def localized_text_schema() -> Schema:
    """The JSON Schema of a text in one or more languages."""
    tag: Schema = {"type": "string", "pattern": _TAG}
    return {
        "type": "object",
        "properties": {
            "original": tag,
            "draft": {"type": "array", "items": tag, "minItems": 1, "uniqueItems": True},
        },
        "patternProperties": {_TAG: {"$ref": "#/$defs/Text"}},
        "additionalProperties": False,
        "minProperties": 1,
        "x-languages": True,
    }
