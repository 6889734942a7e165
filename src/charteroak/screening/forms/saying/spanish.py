"""What is said of flagged questions, in Spanish."""

from charteroak.screening.forms.suggesting import Said

_GO = (
    "Quítela, salvo que una ley la exija o que el dato sea necesario para prestar el servicio municipal del que se trata "
    "(2-929): entonces anótela en el registro con la ley, o con el servicio y el motivo."
)

FRAMES = {
    "option": f"Quite la opción que lo dice. Si sin ella la pregunta no sirve: {_GO[0].lower()}{_GO[1:]}",
    "stem": "Lo dice aquello que completa.",
    "help": "Lo dice lo que está impreso al lado.",
    "code": "Su código corresponde a esa pregunta.",
    "name": "Lo dice su nombre en el archivo.",
}


def _plain(what: str, asks: str, suggest: str = "", instead: str = "") -> Said:
    return Said(f"{asks} {what}.", f"{suggest} {_GO}".strip(), instead)


_DIRECT, _PROXY = "Pregunta por", "Su respuesta tiende a revelar"
_STATUS = "el estatus migratorio"
_ANY = "Cualquier identificación y su número"
_TAKE_ANY = "Acepte cualquier documento que muestre quién es, sin nombrar ninguno."

SAID = {
    "immigration_status.direct": _plain(
        _STATUS, _DIRECT, "Los servicios de la ciudad son para los residentes sin importar su estatus (2-927(a))."
    ),
    "immigration_status.direct.a_number": _plain(
        "un número que solo tiene quien tiene papeles de inmigración",
        _DIRECT,
        "Acepte cualquier número o documento que muestre quién es.",
        _ANY,
    ),
    "immigration_status.proxy": _plain(_STATUS, _PROXY),
    "immigration_status.proxy.born": _plain(
        _STATUS, _PROXY, "El lugar de nacimiento no dice nada de a quién se puede atender."
    ),
    "immigration_status.proxy.origin": _plain(
        _STATUS, _PROXY, "Si importa el idioma, pregunte por él.", "Idioma en que debemos hablarle y escribirle"
    ),
    "immigration_status.proxy.passport": _plain(_STATUS, _PROXY, _TAKE_ANY, _ANY),
    "immigration_status.proxy.green_card": _plain(_STATUS, _PROXY, _TAKE_ANY, _ANY),
    "immigration_status.proxy.visa": _plain(_STATUS, _PROXY, _TAKE_ANY, _ANY),
    "immigration_status.proxy.arrive": _plain(
        _STATUS,
        _PROXY,
        "Si importa cuánto tiempo ha vivido aquí, pregunte por la ciudad.",
        "¿Desde cuándo vive en Hartford?",
    ),
    "immigration_status.proxy.work_leave": _plain(
        _STATUS,
        _PROXY,
        "Si una ley exige prueba del permiso para trabajar, dice cuándo y en qué formulario.",
    ),
    "immigration_status.proxy.only_number": Said(
        "Pide un número de seguro social o de contribuyente y ningún otro que cualquiera pueda dar; por eso dejarlo en "
        "blanco tiende a revelar el estatus migratorio.",
        "Acepte cualquier número que muestre quién es, como una licencia, una tarjeta del estado o el número del caso. "
        + _GO,
        "Un número que muestre quién es usted (licencia, tarjeta del estado o de la ciudad, número de caso o seguro social)",
    ),
    "public_assistance.direct": _plain(
        "si se recibe asistencia pública",
        _DIRECT,
        "Si una cuota o un cupo depende del ingreso, pregunte la cantidad.",
        "Ingreso del hogar",
    ),
    "public_assistance.direct.insurance": _plain(
        "si se recibe asistencia pública",
        _DIRECT,
        "Si hay que enviar una cuenta, pregunte adónde, sin nombrar ningún programa.",
        "¿Adónde se envía la cuenta?",
    ),
    "public_assistance.proxy": _plain(
        "si se recibe asistencia pública",
        _PROXY,
        "Si una cuota o un cupo depende del ingreso, pregunte la cantidad.",
        "Ingreso del hogar",
    ),
    "income_tax_record.direct": _plain(
        "lo que consta en una declaración de impuestos sobre los ingresos",
        _DIRECT,
        "Si solo importa el ingreso, pregunte la cantidad y acepte cualquier prueba.",
        "Ingreso del hogar (sirve cualquier prueba)",
    ),
    "domestic_violence_victim.direct": _plain(
        "si es víctima de violencia doméstica",
        _DIRECT,
        "Si alguien puede necesitar ayuda, imprima dónde la hay, para todos, y deje que acuda.",
        "¿Hay algo que quiera decirnos para atenderle con seguridad? (No tiene que responder.)",
    ),
    "domestic_violence_victim.proxy": _plain(
        "si es víctima de violencia doméstica",
        _PROXY,
        "Si solo se trata de cómo comunicarse, pregunte eso.",
        "¿Cómo podemos comunicarnos con usted?",
    ),
    "domestic_violence_victim.proxy.protective_order": _plain(
        "si es víctima de violencia doméstica",
        _PROXY,
        "Si solo se trata de quién puede venir o ser informado, pregunte eso.",
        "Nombres de quienes pueden venir o ser informados",
    ),
    "sexual_assault_victim.direct": _plain(
        "si es víctima de agresión sexual",
        _DIRECT,
        "Si alguien puede necesitar ayuda, imprima dónde la hay, para todos, y deje que acuda.",
    ),
    "sexual_assault_victim.proxy": _plain(
        "si es víctima de agresión sexual",
        _PROXY,
        "Si hace falta atención, pregunte de qué clase.",
        "¿Qué necesita hoy?",
    ),
    "crime_witness.direct": _plain(
        "si es testigo de un delito",
        _DIRECT,
        "Si se trata de lo que pasó, pregunte por eso y no por quién lo vio.",
        "¿Qué pasó, dónde y cuándo?",
    ),
    "sexual_orientation.direct": _plain("la orientación sexual", _DIRECT),
    "sexual_orientation.proxy": _plain(
        "la orientación sexual",
        _PROXY,
        "Si importa el cónyuge o la pareja, basta el nombre.",
        "Nombre del cónyuge o de la pareja",
    ),
}
