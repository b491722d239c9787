"""Blank sheets and forms that read back without a question."""

from hijra_amina.intake.templates.attendance import attendance_sheet
from hijra_amina.intake.templates.kobo import kobo_form
from hijra_amina.intake.templates.mapping import MAPPING_SHEET, MappedColumn, SheetMapping

__all__ = ["MAPPING_SHEET", "MappedColumn", "SheetMapping", "attendance_sheet", "kobo_form"]
