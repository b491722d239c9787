"""`Organisation` and `Ministry`: the bodies that send, teach and pay."""

from __future__ import annotations

import attrs

from hijra_amina.model._record import IDENTIFIER, code, record, references
from hijra_amina.model.source import Source
from hijra_amina.values import LocalizedText

__all__ = ["Ministry", "Organisation"]


@record
@attrs.frozen(kw_only=True)
class Organisation:
    """A body as this programme knows it.

    Attributes:
        id: Its identifier in the programme.
        name: Its name, as the programme's reports write it.
        kind: Code of the vocabulary `body_kind`: ministry, directorate, committee, …
        term: Code of the vocabulary `body`, which knows the body through time; `None` where the
            source does not say which body it is ("Ministry of Interior" of which government?).
        government: Code of the vocabulary `government`, `None` where unsaid.
        parent: The organisation that it is a part of.
        acronym: Its acronym as written.
        sources: Where this is said.
        notes: What a reader should know.

    Raises:
        InvalidValueError: If its kind is `ministry`: that is a `Ministry`.

    Examples:
        >>> Organisation(id="ngos", name=LocalizedText({"en": "local NGOs"})).id
        'ngos'
    """

    id: str = attrs.field(metadata=IDENTIFIER)
    name: LocalizedText
    kind: str | None = attrs.field(default=None, metadata=code("body_kind"))
    term: str | None = attrs.field(default=None, metadata=code("body"))
    government: str | None = attrs.field(default=None, metadata=code("government"))
    parent: str | None = attrs.field(default=None, metadata=references("organisations"))
    acronym: str | None = None
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = attrs.field(default=(), repr=False)

    def _incoherence(self) -> tuple[str, str, str] | None:
        # A document tells the two classes apart by the kind alone.
        if self.kind == "ministry":
            return "kind", "another kind, or a Ministry", "ministry"
        return None


@record
@attrs.frozen(kw_only=True)
class Ministry(Organisation):
    """An organisation that is a ministry; its `kind` is always `ministry`.

    Raises:
        InvalidValueError: If another kind is given.

    Examples:
        >>> Ministry(id="moe", name=LocalizedText({"en": "Ministry of Education"})).kind
        'ministry'
    """

    kind: str | None = attrs.field(default="ministry", metadata=code("body_kind"))

    def _incoherence(self) -> tuple[str, str, str] | None:
        if self.kind != "ministry":
            return "kind", "ministry", "another kind"
        return None
