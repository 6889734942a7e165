"""What is said of a field that something is wrong with, by the code of Django's error. Forms add codes of their own."""

from __future__ import annotations

from collections.abc import Mapping

FAULTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "required": "this is needed",
        "invalid": "this cannot be read",
        "invalid_choice": "choose one of those shown",
        "invalid_list": "choose from those shown",
        "max_length": "this is longer than {limit_value} characters",
        "min_length": "this is shorter than {limit_value} characters",
        "max_value": "this is more than {limit_value}",
        "min_value": "this is less than {limit_value}",
        "empty": "the file is empty",
        "missing": "choose a file",
        "null_characters_not_allowed": "this has a character that cannot be kept",
        "confidential": "this says something confidential about a person; it was taken out where you see […]",
        "past": "this day is over",
        "changed": "someone else has changed this since you opened the page",
    },
    "es": {
        "required": "hace falta",
        "invalid": "no se puede leer",
        "invalid_choice": "elija una de las opciones",
        "invalid_list": "elija entre las opciones",
        "max_length": "tiene más de {limit_value} caracteres",
        "min_length": "tiene menos de {limit_value} caracteres",
        "max_value": "es más que {limit_value}",
        "min_value": "es menos que {limit_value}",
        "empty": "el archivo está vacío",
        "missing": "elija un archivo",
        "null_characters_not_allowed": "tiene un carácter que no se puede guardar",
        "confidential": "dice algo confidencial de una persona; se quitó donde ve […]",
        "past": "ese día ya pasó",
        "changed": "otra persona cambió esto después de que usted abrió la página",
    },
}
