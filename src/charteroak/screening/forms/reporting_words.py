"""The words of the reports on forms, in English and Spanish: the same keys in both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from charteroak.screening.forms.register_entry import Basis
from charteroak.screening.found import Category

Language = Literal["en", "es"]


@dataclass(frozen=True)
class ReportWords:
    """Everything that a report says of its own in one language, by key."""

    ui: Mapping[str, str]
    """What stands on it. Some have {places} to fill."""
    classes: Mapping[Category, str]
    """Each class's name."""
    tiers: Mapping[str, tuple[str, str]]
    """How a question is flagged: a word, and what it means."""
    bases: Mapping[Basis, str]
    """The two exceptions of 2-929."""
    wrong: Mapping[str, tuple[str, str]]
    """What may be wrong with an entry of the register, by the register's names, and what to do about it."""


_EN = ReportWords(
    ui={
        "title": "Questions that 2-929 is about",
        "lede": "The forms below were read question by question. A question is flagged where it asks for a class that "
        "2-926 makes confidential (direct), or where its answer tends to reveal one (proxy). 2-929 forbids the "
        "inquiry, except where a law requires it or the service needs it. Whether an exception applies is not said "
        "here: that is what the register is for.",
        "made": "Made on {day} by charteroak lint. It states what the article says. It is not counsel.",
        "summary": "Summary",
        "form": "Form",
        "questions": "Questions",
        "direct": "Direct",
        "proxy": "Proxy",
        "silenced": "Allowed by the register",
        "total": "In all",
        "before": "Printed now",
        "after": "May be printed instead",
        "go": "The question can go.",
        "none": "No question of this form is flagged.",
        "where": "Where",
        "why": "Why",
        "suggest": "What to do",
        "allowed": "Questions that the register allows",
        "unread": "Not read: {where} ({why}). It may ask anything.",
        "not_read": "Not read",
        "not_read_more": "These are not forms that are clean: nobody has looked at them.",
        "register": "Entries of the register with which something is wrong",
        "register_more": "Such an entry silences nothing, except where two say the same.",
        "now": "It is printed now as “{now}”.",
        "more": "Not approved with it: {more}.",
        "entry": "Entry",
        "clause": "The clause in its own words",
        "owner": "kept by {owner}",
        "approved": "approved by {by}",
        "until": "until {day}",
    },
    classes={
        Category.SEXUAL_ORIENTATION: "Sexual orientation",
        Category.DOMESTIC_VIOLENCE_VICTIM: "Domestic violence victim",
        Category.SEXUAL_ASSAULT_VICTIM: "Sexual assault victim",
        Category.CRIME_WITNESS: "Crime witness",
        Category.PUBLIC_ASSISTANCE: "Public assistance",
        Category.IMMIGRATION_STATUS: "Immigration status",
        Category.INCOME_TAX_RECORD: "Income tax record",
        Category.OTHER_PRIVATE: "Other private attribute",
    },
    tiers={
        "direct": ("direct", "it asks for the class itself"),
        "proxy": ("proxy", "its answer tends to reveal the class"),
    },
    bases={"required by law": "Required by law", "necessary to the service": "Necessary to the service"},
    wrong={
        "uncited": (
            "The entry cites no law, or does not say which service needs the question and why.",
            "Add the citation, or the service and the reason.",
        ),
        "unapproved": ("Nobody has approved the entry.", "Have it approved, and say by whom."),
        "unowned": ("Nobody keeps the entry.", "Say whose question it is."),
        "undated": ("The entry has no day on which it ends.", "Say when the question is to be looked at again."),
        "expired": ("The entry's day has passed.", "Look at the question again: renew the entry, or take it out."),
        "orphaned": (
            "The form that the entry names has no such question.",
            "Take the entry out, or name the form and the question as they are now.",
        ),
        "changed": (
            "The question is there, but asks something else, or more, than was approved.",
            "Have the new wording approved, or print the old one again.",
        ),
        "doubled": ("Another entry is for the same question.", "Keep one of the two."),
    },
)

_ES = ReportWords(
    ui={
        "title": "Preguntas de las que trata 2-929",
        "lede": "Los formularios de abajo se leyeron pregunta por pregunta. Una pregunta queda señalada si pide una "
        "clase que 2-926 declara confidencial (directa), o si su respuesta tiende a revelarla (indirecta). 2-929 "
        "prohíbe preguntarlo, salvo que una ley lo exija o el servicio lo necesite. Aquí no se dice si hay una "
        "excepción: para eso está el registro.",
        "made": "Hecho el {day} con charteroak lint. Dice lo que dice el artículo. No es asesoría legal.",
        "summary": "Resumen",
        "form": "Formulario",
        "questions": "Preguntas",
        "direct": "Directas",
        "proxy": "Indirectas",
        "silenced": "Permitidas por el registro",
        "total": "En total",
        "before": "Impreso ahora",
        "after": "Puede imprimirse en su lugar",
        "go": "La pregunta puede quitarse.",
        "none": "Ninguna pregunta de este formulario está señalada.",
        "where": "Dónde",
        "why": "Por qué",
        "suggest": "Qué hacer",
        "allowed": "Preguntas que el registro permite",
        "unread": "No se leyó: {where} ({why}). Puede preguntar cualquier cosa.",
        "not_read": "Sin leer",
        "not_read_more": "Estos formularios no están limpios: nadie los ha mirado.",
        "register": "Entradas del registro en las que algo falla",
        "register_more": "Una entrada así no permite nada, salvo cuando dos dicen lo mismo.",
        "now": "Ahora está impresa así: «{now}».",
        "more": "No aprobado con ella: {more}.",
        "entry": "Entrada",
        "clause": "La cláusula en sus propias palabras, en inglés",
        "owner": "a cargo de {owner}",
        "approved": "aprobada por {by}",
        "until": "hasta el {day}",
    },
    classes={
        Category.SEXUAL_ORIENTATION: "Orientación sexual",
        Category.DOMESTIC_VIOLENCE_VICTIM: "Víctima de violencia doméstica",
        Category.SEXUAL_ASSAULT_VICTIM: "Víctima de agresión sexual",
        Category.CRIME_WITNESS: "Testigo de un delito",
        Category.PUBLIC_ASSISTANCE: "Asistencia pública",
        Category.IMMIGRATION_STATUS: "Estatus migratorio",
        Category.INCOME_TAX_RECORD: "Impuestos sobre los ingresos",
        Category.OTHER_PRIVATE: "Otro atributo privado",
    },
    tiers={
        "direct": ("directa", "pide la clase misma"),
        "proxy": ("indirecta", "su respuesta tiende a revelar la clase"),
    },
    bases={"required by law": "Exigida por ley", "necessary to the service": "Necesaria para el servicio"},
    wrong={
        "uncited": (
            "La entrada no cita ninguna ley, o no dice qué servicio necesita la pregunta y por qué.",
            "Añada la cita, o el servicio y el motivo.",
        ),
        "unapproved": ("Nadie ha aprobado la entrada.", "Haga que se apruebe y diga quién la aprobó."),
        "unowned": ("La entrada no está a cargo de nadie.", "Diga de quién es la pregunta."),
        "undated": ("La entrada no dice hasta cuándo vale.", "Diga cuándo hay que revisar la pregunta de nuevo."),
        "expired": ("El plazo de la entrada ha vencido.", "Revise la pregunta: renueve la entrada o quítela."),
        "orphaned": (
            "El formulario que la entrada nombra no tiene esa pregunta.",
            "Quite la entrada, o nombre el formulario y la pregunta como son ahora.",
        ),
        "changed": (
            "La pregunta está, pero pregunta otra cosa, o más, que lo que se aprobó.",
            "Haga que se apruebe el texto nuevo, o vuelva a imprimir el anterior.",
        ),
        "doubled": ("Otra entrada es para la misma pregunta.", "Deje una de las dos."),
    },
)


def report_words(language: Language) -> ReportWords:
    """The words of a language."""
    return _ES if language == "es" else _EN
