"""The words of names of columns: a module for each class, in English and Spanish, with what forms and systems use."""

# ruff: noqa: E501 - lists of words are read a line each
from __future__ import annotations

from charteroak.screening.columns.names import (
    crime_witness,
    domestic_violence_victim,
    immigration_status,
    income_tax_record,
    other_private,
    public_assistance,
    sexual_assault_victim,
    sexual_orientation,
)

RULES = (
    *sexual_orientation.RULES,
    *domestic_violence_victim.RULES,
    *sexual_assault_victim.RULES,
    *crime_witness.RULES,
    *public_assistance.RULES,
    *immigration_status.RULES,
    *income_tax_record.RULES,
    *other_private.RULES,
)

FREE = (
    "note|notes|nota|notas|comment|comments|comentario|comentarios|remark|remarks|narrative|narr|narrativa|memo|memos|observacion|"
    "observaciones|observations|detalle|detalles|details|summary|resumen|body|message|msg|mensaje|text|texto|transcript|transcripcion|"
    "statement|declaracion|story|explain|explanation|explicacion|explique|reason|motivo|specify|especifique|freetext|free text|justification|"
    "justificacion|feedback|subject|asunto|correspondence|letter|carta|content|contenido|attachment|adjunto|blob|payload|raw|description|"
    "descripcion|narration|synopsis|log|journal|circumstances|circunstancias|allegation|interview|entrevista|voicemail|chat|sms|email body|"
    "case history|other desc|otro|scan|document|documento|file contents|audio|recording"
)
"""What columns of free text are called: any row may say anything of anyone."""

FREE_UNLESS = "date|dt|fecha|id|count|cnt|type|tipo|code|cd|size|length|len|status|flag|num|no|number|nbr|by|at|url|path|level|format|lang|count"
"""What a name adds where a column says of the text when or how many, and is not the text."""
