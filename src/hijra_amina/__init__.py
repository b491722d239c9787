"""Records, trustworthy figures and bilingual reports for capacity-building programmes.

>>> import hijra_amina as ha
>>> programme = ha.read("examples/hijra-amina")
>>> ha.count(programme.session("baghdad-2015-06"), "people", sex="female")
Count.between(17, 27)

Every name here is loaded from its room when it is first touched, so that importing the package
costs less than importing attrs and a program pays only for the rooms that it enters.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hijra_amina.disclosure import (
        attack,
        forget,
        protect,
        pseudonymise,
        publications_affected,
    )
    from hijra_amina.documents import dumps, json_schema, loads, read, write
    from hijra_amina.errors import HijraAminaError
    from hijra_amina.intake import match_people, read_attendance
    from hijra_amina.model import (
        AgendaItem,
        Assessment,
        Attendance,
        Consent,
        Contact,
        Donor,
        Facilitator,
        Headcount,
        Indicator,
        Ministry,
        Organisation,
        Participant,
        Photograph,
        Place,
        Programme,
        Publication,
        Roster,
        Session,
        Source,
        Statement,
        Target,
        Testimonial,
    )
    from hijra_amina.reports import flash_report
    from hijra_amina.statistics import (
        Dimension,
        Measure,
        Table,
        check,
        count,
        tabulate,
        to_frame,
    )
    from hijra_amina.values import (
        Count,
        LocalizedText,
        Period,
        PersonName,
        Share,
        Verdict,
    )

    __version__: str

__all__ = [
    "AgendaItem",
    "Assessment",
    "Attendance",
    "Consent",
    "Contact",
    "Count",
    "Dimension",
    "Donor",
    "Facilitator",
    "Headcount",
    "HijraAminaError",
    "Indicator",
    "LocalizedText",
    "Measure",
    "Ministry",
    "Organisation",
    "Participant",
    "Period",
    "PersonName",
    "Photograph",
    "Place",
    "Programme",
    "Publication",
    "Roster",
    "Session",
    "Share",
    "Source",
    "Statement",
    "Table",
    "Target",
    "Testimonial",
    "Verdict",
    "__version__",
    "attack",
    "check",
    "count",
    "dumps",
    "flash_report",
    "forget",
    "json_schema",
    "loads",
    "match_people",
    "protect",
    "pseudonymise",
    "publications_affected",
    "read",
    "read_attendance",
    "tabulate",
    "to_frame",
    "write",
]

# Which names each room gives to the façade. Tools read the list above, which must stay literal;
# a test holds the two and the imports for type checkers together.
_GIVEN = {
    "disclosure": "attack forget protect pseudonymise publications_affected",
    "documents": "dumps json_schema loads read write",
    "errors": "HijraAminaError",
    "intake": "match_people read_attendance",
    "knowledge": "",
    "language": "",
    "model": (
        "AgendaItem Assessment Attendance Consent Contact Donor Facilitator Headcount Indicator "
        "Ministry Organisation Participant Photograph Place Programme Publication "
        "Roster Session Source Statement Target Testimonial"
    ),
    "reports": "flash_report",
    "statistics": "Dimension Measure Table check count tabulate to_frame",
    "testing": "",
    "values": "Count LocalizedText Period PersonName Share Verdict",
    "vocabulary": "",
}
_HOME = {name: room for room, names in _GIVEN.items() for name in names.split()}

if not TYPE_CHECKING:  # a checker that saw this would take any misspelt name for an object

    def __getattr__(name: str) -> object:
        """Load a name from its room, or a room, when it is first touched."""
        if name in _HOME:
            value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
        elif name in _GIVEN:
            value = import_module(f"{__name__}.{name}")
        elif name == "__version__":
            from importlib.metadata import version  # noqa: PLC0415 - it costs as much as attrs

            value = version("hijra-amina")
        else:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message, name=name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, *_GIVEN})
