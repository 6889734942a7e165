"""The frames of a sheet's comments. They are made anew: those in a file may hold anything."""

from __future__ import annotations

import re
from collections.abc import Iterable

from charteroak.screening.formats.xlsx_cells import column_of

TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/>'
    "</v:shapetype>"
)
_SHAPE = (
    '<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;visibility:hidden" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox/>'
    "<x:ClientData "
    'ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {row}, 2, {right}, 31, {bottom}, 1'
    "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def frames(cells: Iterable[str]) -> bytes:
    """A drawing with a frame beside each of these cells."""
    shapes = []
    for number, cell in enumerate(cells, 1025):
        found = re.fullmatch(r"\$?([A-Z]{1,3})\$?(\d{1,7})", cell)
        if found and found[2] != "0":
            column, row = column_of(found[1]), int(found[2]) - 1
            shapes.append(
                _SHAPE.format(number=number, left=column + 1, right=column + 3, row=row, bottom=row + 4, column=column)
            )
    return f"{_HEAD}{''.join(shapes)}</xml>".encode()
