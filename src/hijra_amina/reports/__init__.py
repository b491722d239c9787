"""Flash reports: claims checked against records, consent as a gate, one edition per language.

`flash_report` builds a report from a programme; `FlashReport.edition` writes it in a locale, and
`FlashReport.publish` puts editions into files. `review` lists what a programme's editor has left
to do.
"""

from hijra_amina.reports.build import flash_report
from hijra_amina.reports.claims import Claim, Subject
from hijra_amina.reports.edition import Edition
from hijra_amina.reports.findings import Finding, Severity
from hijra_amina.reports.parity import differences
from hijra_amina.reports.report import FlashReport, Format
from hijra_amina.reports.review import review

__all__ = [
    "Claim",
    "Edition",
    "Finding",
    "FlashReport",
    "Format",
    "Severity",
    "Subject",
    "differences",
    "flash_report",
    "review",
]
