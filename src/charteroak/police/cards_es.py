"""The cards' words in Spanish. An English term stands in brackets where an officer meets it on the screen."""

from charteroak.police.cards import CardWords

_GO_ON = "Puede seguir con la parada o la llamada que ya tenía, por sus propios motivos."
_UNTOLD = (
    "No se puede saber qué es este registro: puede ser una orden judicial penal, un documento de inmigración o ninguna "
    "de las dos cosas."
)
_CONFIRM = "Antes, confirme la orden con la agencia que la ingresó."
_COUNSEL = (
    "La respuesta depende de una cuestión de interpretación que el Asesor Jurídico de la Ciudad (Corporation Counsel) "
    "aún no ha resuelto."
)
_NEITHER = "Ni permite ni prohíbe un arresto o una retención; deciden otras leyes."

WORDS = CardWords(
    leads={
        "prohibited": "No arreste ni retenga a nadie por esto.",
        "want_alone": "Guíese solo por la orden judicial penal.",
        "want": "El artículo no trata de esta orden judicial penal: deciden otras leyes.",
        "want_beside_open": "Guíese solo por la orden judicial penal y pregunte a un supervisor por el otro registro.",
        "no_warrant": "Aquí no consta ninguna orden, y el artículo no trata de esto.",
        "no_record": "Aquí no consta ningún registro, y el artículo no trata de esto.",
        "silent": "El artículo no trata de esto: deciden otras leyes.",
        "open": "Pregunte a un supervisor antes de arrestar o retener a nadie por esto.",
        "immigration_beside_open": "Pregunte a un supervisor antes de arrestar o retener: no se puede saber qué es "
        "uno de los registros.",
        "counsel": "Alto: por ahora no arreste ni retenga a nadie por esto, y pregunte a un supervisor.",
        "several": "Aquí consta más de una persona: responda por cada una por separado.",
    },
    then={
        "prohibited": (_GO_ON,),
        "want_alone": (
            "El registro de inmigración no le añade nada: no arreste ni retenga a nadie por él.",
            _CONFIRM,
        ),
        "want": ("Ni permite ni prohíbe un arresto o una retención por ella.", _CONFIRM),
        "want_beside_open": (
            _CONFIRM,
            "No arreste ni retenga a nadie por el registro que no se puede identificar.",
        ),
        "no_warrant": (_NEITHER, _GO_ON),
        "no_record": (_NEITHER, _GO_ON),
        "silent": ("Ni permite ni prohíbe un arresto o una retención por ello.",),
        "open": (_UNTOLD, _GO_ON),
        "immigration_beside_open": ("No arreste ni retenga a nadie solo por el registro de inmigración.", _GO_ON),
        "counsel": (_COUNSEL, _GO_ON),
        "several": ("Asegúrese de quién tiene delante.",),
    },
    flags={
        "confirmation_of_immigration_record": "Esto pide a una agencia que confirme un registro de inmigración. No hay "
        "tal confirmación: no es una orden de búsqueda (want).",
        "urgent_confirmation_alone": "Esto es una confirmación urgente: dice que se retiene a alguien solo por el "
        "aviso (hit).",
        "immigration_status_query": "Esto pregunta por el estatus migratorio. Las secciones 2-928(a), 2-928(b) y "
        "2-929 limitan cuándo se puede preguntar.",
    },
    files={
        "wanted_person": "Persona buscada (wanted person)",
        "immigration_violator": "Registro de inmigración (immigration violator)",
        "protection_order": "Orden de protección",
        "missing_person": "Persona desaparecida",
        "supervised_release": "Libertad supervisada",
        "other": "Otro archivo",
        "unclassified": "No se puede saber",
    },
    warrants={
        "criminal": "orden judicial penal",
        "administrative_removal": "orden administrativa de expulsión (deportación)",
        "other_administrative": "otro documento civil de inmigración",
        "none": "ninguna orden",
        "unclassified": "pregunte a un supervisor",
    },
    person="Persona del registro {number}: {do}",
    why={
        "want_alone": "Por qué: hay una orden judicial penal, y un arresto se apoya entonces en ella.",
        "want_beside_open": "Por qué: con una orden judicial penal, ninguna cláusula lo prohíbe, sea lo que sea el "
        "otro registro.",
        "open": "Por qué: estas cláusulas pueden prohibirlo; depende de qué sea el registro.",
        "immigration_beside_open": "Por qué: estas cláusulas pueden prohibirlo; depende de qué sea el otro registro.",
    },
    because="Por qué:",
    cites="Sección {clause}",
    no_clause="Por qué: ninguna cláusula del artículo trata de ello.",
    other_law="Si la orden puede ejecutarse aquí, según sus límites de extradición, es cuestión de otras leyes.",
    one_open="No se puede saber qué es uno de los registros: pregunte a un supervisor.",
    see="Atención:",
    call="En caso de duda, llame a un supervisor.",
    call_now="Llame ahora a un supervisor.",
    notice="Indica lo que dice el artículo; no es asesoramiento jurídico. No se guarda nada del mensaje.",
    records="Registros:",
    record="{number}. {file}: {warrant}",
    hotlist="Fila {row}: está activado un tema de inmigración.",
    hotlist_untold="Fila {row}: hay un tema de inmigración, y no se puede saber si está activado.",
    hotlist_clean="No está activado ningún tema de inmigración.",
    hotlist_why="Una alerta de ese tema, por sí sola, no es motivo para parar o retener a nadie.",
)
