"""Pages of forms as offices lay them out: labels on each side of places for answers, and grids of cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from made_pdf import Drawn, text

Side = Literal["left", "over", "under"]
Place = Literal["field", "frame", "line", "framed field"]
Field = tuple[str, float, float, float, float, dict[str, Any]]

ENGLISH = (
    "Full name", "Date of birth", "Country of birth", "Do you rent or own?", "A-Number", "Name of the landlord",
    "How many people live in the home?", "Telephone number", "Visa type", "Monthly rent (before heat)", "E-mail",
    "Reason for the visit",
)  # fmt: skip
SPANISH = (
    "Nombre del contribuyente", "Placa del vehículo", "¿De qué país viene?", "Deudas con otras agencias",
    "Número de la tarjeta verde", "¿Cuánto puede pagar al mes?", "Correo electrónico", "Talla de chaleco",
    "¿Recibe cupones de alimentos?", "Ingreso del hogar al año", "Edad de los niños", "Oficio que mejor conoce",
)  # fmt: skip
WRAPPED = (
    "Name of the person who lives with you and pays a part of the rent", "Visa type",
    "City and state in which the last of your children was born", "Number of the permit",
    "¿Cuántos años lleva en la dirección en que vive ahora?", "Telephone number of the office where you work now",
)  # fmt: skip


@dataclass(frozen=True)
class Layout:
    """How a page is laid out. `pitch` is from one label to the next; `near` from a label to its place, in points."""

    side: Side
    place: Place
    columns: int = 1
    size: float = 10
    near: float = 4
    pitch: float = 50
    heading: float = 16
    stagger: float = 0
    note: str = ""


def laid_out(labels: Sequence[str], layout: Layout, title: str = "Application for help") -> tuple[Drawn, list[Field]]:
    """A page with a title and a place for each label, and its fields."""
    drawn = text(title, 54, 740, layout.heading) if layout.heading else ""
    fields = list[Field]()
    width = 504 / layout.columns
    room = width - 24
    bottom = 700.0
    for number, label in enumerate(labels):
        row, column = divmod(number, layout.columns)
        left, top = 54 + column * width, 712 - row * layout.pitch - column * layout.stagger
        lines = _lines(label, room * (0.5 if layout.side == "left" else 1.0), layout.size)
        step = layout.size * 1.15
        if layout.side == "left":
            drawn += _said(lines, left, top - layout.size, layout.size)
            place = (left + room * 0.55, top - layout.size - 4, left + room, top + 3)
        elif layout.side == "over":
            drawn += _said(lines, left, top - layout.size, layout.size)
            end = top - layout.size - step * (len(lines) - 1) - layout.size * 0.25
            place = (left, end - layout.near - 16, left + room, end - layout.near)
        else:
            place = (left, top - 16, left + room, top)
            drawn += _said(lines, left, top - 16 - layout.near - layout.size * 0.8, layout.size)
        bottom = min(bottom, place[1] - step * len(lines))
        drawn += _place(layout.place, place)
        if "field" in layout.place:
            fields.append(("text", *place, {"T": f"campo{number:02}"}))
    return drawn + (text(layout.note, 54, bottom - 40, layout.size) if layout.note else ""), fields


def cells(labels: Sequence[str], columns: int, *, pad: float = 6, height: float = 50, size: float = 9) -> Drawn:
    """A grid whose cells each hold a label at the top, and room below it. A label may end in choices after a bar."""
    width, drawn = 504 / columns, ""
    for number, label in enumerate(labels):
        row, column = divmod(number, columns)
        left, top = 54 + column * width, 700 - row * height
        drawn += f"{left} {top - height} {width} {height} re S\n"
        said, _, choices = label.partition("|")
        lines = _lines(said, width - 2 * pad, size)
        drawn += _said(lines, left + pad, top - pad - size, size)
        at = left + pad
        for choice in filter(None, choices.split("/")):
            below = top - pad - size - 1.3 * size * len(lines)
            drawn += f"{at} {below} 7 7 re S\n" + text(choice, at + 11, below, size)
            at += 20 + size * 0.55 * len(choice)
    return drawn


def _lines(label: str, room: float, size: float) -> list[str]:
    made = [""]
    for word in label.split():
        longer = f"{made[-1]} {word}".strip()
        if made[-1] and len(longer) * size * 0.54 > room:
            made.append(word)
        else:
            made[-1] = longer
    return made


def _said(lines: Sequence[str], left: float, base: float, size: float) -> Drawn:
    return "".join(text(line, left, base - number * size * 1.15, size) for number, line in enumerate(lines))


def _place(place: Place, box: tuple[float, float, float, float]) -> Drawn:
    left, bottom, right, top = box
    if place == "line":
        return f"{left} {bottom} m {right} {bottom} l S\n"
    return "" if place == "field" else f"{left} {bottom} {right - left} {top - bottom} re S\n"
