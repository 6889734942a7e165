"""What the page says of the copy: where it can be had, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from charteroak.office.screen.copying import LARGEST, address, counted, listed, named
from charteroak.office.screen.examining import Examined
from charteroak.office.screen.words import ScreenWords
from charteroak.screening.task import Outcome

_CSV = "text/csv;charset=utf-8"


@dataclass(frozen=True)
class Download:
    """Something that is handed over."""

    label: str
    """What the link says."""
    href: str
    """An address that holds its content."""
    name: str
    """The name under which it is saved."""


@dataclass(frozen=True)
class CopySaid:
    """The copy without what is withheld."""

    say: str
    """What was done, or why there is no copy."""
    refused: bool
    """Whether there ought to be one and is not."""
    notes: tuple[str, ...]
    """What else is to be known of it."""
    file: Download | None
    """The copy."""
    lists: tuple[Download, ...]
    """The lists of what is withheld."""
    text: str
    """The copy as text, where a text was pasted."""


def copy_said(own: ScreenWords, examined: Examined, name: str, *, pasted: bool) -> CopySaid:
    """What is said of the copy, and the copy itself."""
    ui, copy = own.ui, examined.copy or Outcome()
    why = _why_not(own, copy)
    if why:
        return CopySaid(ui["copy_refused"].format(why=why), True, (), None, (), "")
    if copy.data is None or not (examined.seen.findings or copy.withheld):
        return CopySaid(ui["copy_none"], False, (), None, (), "")
    count = counted(copy.withheld)
    left = sum(each.count for each in copy.withheld if each.category is None)
    return CopySaid(
        say=ui["copy_one" if count == 1 else "copy_ready"].format(count=count),
        refused=False,
        notes=tuple(_notes(own, examined, copy, left)),
        file=Download(
            ui["copy_get"].format(size=_size(len(copy.data))),
            address(copy.data),
            named(copy.kind, name, copy.data, ui["stem"]),
        ),
        lists=_lists(own, copy),
        text=copy.data.decode("utf-8", "replace") if pasted else "",
    )


def _notes(own: ScreenWords, examined: Examined, copy: Outcome, left: int) -> Iterator[str]:
    """What else is to be known of a copy, in which `left` parts are left out as they could not be read."""
    if left:
        yield own.ui["copy_left_one" if left == 1 else "copy_left_many"].format(count=left)
    if counted(copy.withheld) - left > len(examined.seen.findings):
        yield own.ui["copy_more"]
    if not copy.noticed:
        yield own.ui["copy_notice"]


def _why_not(own: ScreenWords, copy: Outcome) -> str:
    if copy.trouble:
        return own.trouble(copy.trouble)
    if copy.residual:
        return own.ui["copy_residual"]
    if copy.document:
        return own.ui["copy_record"]
    return own.ui["copy_large"] if copy.data is not None and len(copy.data) > LARGEST else ""


def _lists(own: ScreenWords, copy: Outcome) -> tuple[Download, ...]:
    """The list of what is withheld, with the classes and without."""
    ui = own.ui
    heads = ui["column_where"], ui["column_what"], ui["column_count"]
    rows = [
        (own.place(each.where), own.classes[each.category][0] if each.category else ui["left_out"], each.count)
        for each in copy.withheld
    ]
    return tuple(
        Download(ui[key], address(listed(rows, heads, classes=classes), _CSV), f"{ui[f'{key}_stem']}.csv")
        for key, classes in (("withheld", True), ("withheld_bare", False))
    )


def _size(count: int) -> str:
    return (
        f"{count} bytes" if count < 1000 else f"{count / 1000:.0f} kB" if count < 950_000 else f"{count / 1e6:.1f} MB"
    )
