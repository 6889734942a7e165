"""Numbers of a sheet as people see them: dates, and social security numbers, are numbers that a style shows as such."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from charteroak.screening.formats.opc import Element, named

_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[(?:[^hms\]][^\]]*)\]|_.|\*.')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_SSN = re.compile(r"0{3}\\?-0{2}\\?-0{4}")
_LATEST = 2_958_466


class Shown:
    """How the styles of a workbook show numbers."""

    def __init__(self, styles: Element | None = None, *, since_1904: bool = False) -> None:
        self._first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - of no place
        codes = {}
        self._ways: list[str] = []
        if styles is not None:
            codes = {
                each.get("numFmtId", ""): each.get("formatCode", "") for each in named(styles, frozenset({"numFmt"}))
            }
            for formats in named(styles, frozenset({"cellXfs"})):
                self._ways += [_way(each.get("numFmtId", "0"), codes) for each in formats]

    def text(self, value: str, style: str) -> str:
        """A number as it is shown, as far as that changes what it says."""
        way = self._ways[int(style)] if style.isdecimal() and int(style) < len(self._ways) else ""
        if not way and "E" not in value and "e" not in value:
            return value
        if not _NUMBER.fullmatch(value):
            return value
        number = float(value)
        if way == "date" and 0 < number < _LATEST:
            return self._date(number)
        if "e" in value.lower() and number.is_integer() and abs(number) < 1e15:
            value = str(int(number))
        if way == "ssn" and value.isdecimal() and len(value) <= 9:
            digits = value.zfill(9)
            return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"
        return value

    def _date(self, number: float) -> str:
        moment = self._first + timedelta(days=number)
        return moment.strftime("%Y-%m-%d" if number.is_integer() else "%Y-%m-%d %H:%M")


def _way(number: str, codes: dict[str, str]) -> str:
    code = codes.get(number)
    if code is None:
        return "date" if number.isdecimal() and int(number) in _DATES else ""
    if _SSN.search(code):
        return "ssn"
    return "date" if re.search(r"[yd]|m{3}", _NOT_SHOWN.sub("", code).lower()) else ""
