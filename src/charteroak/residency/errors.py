"""What can be the matter with a file that is imported, by a word; the words are said in `cli` and `office`."""

from __future__ import annotations

TROUBLES = {
    "not_read": "it cannot be read as {kind}",
    "not_a_kind": "it is not GeoJSON, a Shapefile (.shp or .zip) or a GeoPackage",
    "not_numbers": "a point of it is not two numbers",
    "short_ring": "a ring of it has fewer than three points",
    "crosses_itself": "a ring of it crosses itself or another",
    "no_area": "no area is in it",
    "not_areas": "what it holds is not areas",
    "several": "it holds {count} areas: say which by --where NAME=VALUE, or --all of them",
    "none_match": "no area of it is what --where says",
    "no_system": "it does not say what its coordinates are measured by: say it by --crs, EPSG:2234 for example",
    "unknown_system": "what its coordinates are measured by is not known",
    "not_degrees": "its coordinates are not degrees: say by --crs what they are",
    "too_wide": "it is more than 200 km wide, which no city is",
    "no_table": "it has no table of areas",
    "no_column": "it has no column for {column}",
    "too_large": "it is larger than {limit} MB",
}
"""What is wrong, with what was expected; never a value of the file."""


class Unfit(Exception):
    """A file, or a thing in it, cannot be used. `why` is a word of TROUBLES, `row` the thing's number in the file."""

    def __init__(self, why: str, row: int = 0, **more: object) -> None:
        self.why, self.row, self.more = why, row, more
        super().__init__(self.said)

    @property
    def said(self) -> str:
        """What is wrong, in English."""
        said = TROUBLES[self.why].format(**self.more)
        return f"row {self.row}: {said}" if self.row else said
