"""The pages for the police, in Spanish."""

from charteroak.office.police.words import PageWords

_ON_ITS_OWN = "Puede seguir con la parada o la llamada que ya tenía, por sus propios motivos y solo lo que dure."
_CONFIRM = "Antes, haga que la central confirme la orden con la agencia que la ingresó."
_OTHER_LAW = "Otras leyes y las normas de su departamento dicen si puede actuar por ello, y cómo."
_NOT_A_WARRANT = "Un registro o un documento de inmigración no es una orden judicial penal, se llame como se llame."
_UNTOLD = (
    "Lo que tiene puede ser una orden judicial penal, un documento de inmigración o ninguna de las dos cosas: no "
    "arreste ni retenga a nadie por ello."
)
_NOT_ALONE = (
    "No arreste ni retenga a nadie solo por esto: hace falta una orden judicial penal, o un delito que pueda nombrar."
)
_NOT_SETTLED = (
    "La respuesta depende de una cuestión de interpretación que el Asesor Jurídico de la Ciudad (Corporation Counsel) "
    "aún no ha resuelto."
)

WORDS = PageWords(
    language="es",
    ui={
        # On every one of these pages.
        "pages": "Para la policía",
        "nav_triage": "Leer un mensaje",
        "nav_paper": "Leer un documento",
        "nav_officer": "En la calle",
        "why": "Por qué",
        "words": "En las palabras del artículo",
        "nothing_sent": "No hay nada que leer. Pegue algo primero.",
        "failed": "No llegó ninguna respuesta. No se puede alcanzar el sitio, o lo enviado es demasiado grande. "
        "Pregunte a un supervisor; no actúe por un mensaje que no se ha leído.",
        "kept": "Lo que envía se lee en la memoria y desaparece con la respuesta: no queda en ningún archivo, "
        "registro, dirección ni historial.",
        "acted_which": "¿Sobre qué estaba decidiendo?",
        "acted_hint": "Registra que usted siguió esta respuesta, se haya arrestado o retenido a alguien o no. Da por "
        "hecho que lo que envió era su único motivo; si tenía otro, haga la pregunta. Nada de lo que envió va con "
        "ello: solo los hechos del artículo que muestra.",
        # The dispatcher's page.
        "triage_title": "Leer un mensaje",
        "triage_h1": "Pegue lo que llegó",
        "triage_label": "El mensaje entero de NCIC o de la red",
        "triage_hint": "Todo, con sus advertencias. Ctrl y Entrar juntas lo envían.",
        "triage_go": "Leerlo",
        "triage_next": "Mensaje siguiente",
        "triage_next_hint": "Péguelo en cualquier parte de esta página. Ctrl y Entrar juntas lo envían.",
        "records": "Qué son los registros",
        "no_records": "No se halló ningún registro en el mensaje.",
        "record": "Registro {number}",
        "told_by": "Se sabe por",
        "flags": "Un supervisor debe ver esto",
        "people": "Quién es quién",
        "masked": "La ciudadanía y el lugar de nacimiento no se muestran, y el mensaje no se repite aquí.",
        # The page for papers.
        "paper_title": "Leer un documento",
        "paper_h1": "¿Qué clase de documento es este?",
        "paper_lede": "Un documento que alguien entrega, envía o muestra. Dé su archivo o pegue su texto.",
        "paper_file": "El archivo del documento",
        "paper_file_hint": "Texto, Word o PDF, hasta {most} MB. O suéltelo sobre esta página.",
        "paper_text": "O su texto",
        "paper_text_hint": "Tal como está escrito, con su encabezado y con quién lo firmó.",
        "paper_go": "Leerlo",
        "paper_next": "Otro documento",
        "paper_both": "Dé un archivo o un texto, no los dos.",
        "paper_unreadable": "Este archivo no se pudo leer como documento: {why}. No se decidió nada. Haga que un "
        "supervisor lea el documento mismo.",
        "paper_kind": "Qué es",
        "paper_issuer": "Quién lo emitió",
        "paper_criminal": "¿Es una orden judicial penal?",
        "paper_requires": "¿Obliga a la Ciudad a actuar?",
        "paper_partly": "Una parte del archivo no se pudo leer como texto, como una imagen: mire el documento mismo.",
        "paper_acts": "Qué responde el artículo si este documento es el único motivo",
        "paper_silent": "Ninguna cláusula decide por sí sola si se puede arrestar o retener por este documento.",
        # The officer's page.
        "officer_title": "En la calle",
        "officer_name": "Charter Oak: en la calle",
        "officer_short": "En la calle",
        "back": "Atrás",
        "again": "Empezar de nuevo",
        "night": "Noche",
        "more": "Más páginas",
        "offline_ready": "Funciona sin conexión",
        "old": "Estas respuestas son del {day}.",
        "not_counsel": "Dice lo que dice el artículo. No es asesoramiento legal.",
        "untouched": "Lo que toca no se guarda y no nombra a nadie.",
        "different": "Es distinto si una de estas cosas es cierta",
        "find_out": "Qué averiguar",
        "who": "Quién lo sabe:",
        "either_way": "Resulte ser lo que resulte, el artículo no impide actuar solo por el delito.",
        "you_said": "Usted dijo",
        "besides": "Además un delito: {answer}",
        "stamp": "{article}, aprobado por la Ordenanza {ordinance} el {passed}.",
    },
    signals={
        "file letter": "letra del archivo",
        "message key": "clave del mensaje",
        "caveat": "advertencia",
        "originator": "agencia de origen",
        "warrant fields": "campos de la orden",
        "offense": "delito",
        "file name": "nombre del archivo",
        "topic": "tema",
    },
    asks={
        "": "¿Qué tiene?",
        "hit": "¿Qué dijo la central que es?",
        "paper": "¿Qué documento es?",
        "ground": "¿Hay además un delito, aparte de esto?",
    },
    choices={
        "hit": ("Un aviso (hit)", "La central se lo leyó"),
        "paper": ("Un documento", "Alguien se lo entregó o se lo mostró"),
        "said": ("Solo lo que alguien dijo", "O lo que usted piensa, sobre el estatus migratorio"),
        "hit.want": ("Una orden de búsqueda penal", "El archivo Wanted Person; el NIC empieza con W"),
        "hit.removal": (
            "Una orden de expulsión",
            "Un registro de inmigración: “outstanding administrative warrant of removal”",
        ),
        "hit.other": ("Otro registro de inmigración", "Un deportado por delito grave, otra clase, o no se dice cuál"),
        "hit.both": ("Las dos cosas, de una persona", "Una orden de búsqueda penal y un registro de inmigración"),
        "hit.none": (
            "Ninguna orden",
            "Una orden de protección, una persona desaparecida, libertad supervisada, o ningún registro",
        ),
        "hit.open": ("No se puede saber", "Ilegible, cortado, o se contradice"),
        "paper.warrant": (
            "Una orden penal de un tribunal",
            "Firmada por un tribunal, por un delito: una orden de arresto federal o de Connecticut",
        ),
        "paper.immigration": (
            "Cualquier cosa de una agencia de inmigración",
            "I-200, I-205, petición de retención (I-247A), citación, carta, orden de un juez de inmigración",
        ),
        "paper.court": (
            "Otro documento de un tribunal",
            "Una orden, una citación, una orden de registro, un capias civil",
        ),
        "paper.open": ("No se puede saber", "Sin firma, sin fecha, cortado, o se contradice"),
        "ground.yes": ("Sí", "Causa probable de un delito que puede nombrar"),
        "ground.no": ("No", "No hay nada más"),
        "ground.open": ("No es seguro", ""),
    },
    heads={
        "prohibited": "No arreste ni retenga a nadie por esto.",
        "permitted": "El artículo no impide actuar por el delito.",
        "hit.both.permitted": "Guíese solo por la orden judicial penal.",
        "not_addressed": "Aquí no hay ninguna orden: el artículo no decide esto.",
        "hit.want.not_addressed": "El artículo no impide este arresto.",
        "paper.warrant.not_addressed": "El artículo no impide este arresto.",
        "paper.court.not_addressed": "El artículo no decide esto: pregunte a un supervisor.",
        "unknown": "Pregunte a un supervisor antes de arrestar o retener.",
        "counsel": "Alto: pregunte a un supervisor antes de arrestar o retener.",
        "required": "El artículo exige esto.",
    },
    go_on={
        "prohibited": (_ON_ITS_OWN, _NOT_A_WARRANT),
        "said.prohibited": (
            _ON_ITS_OWN,
            "Lo que se dice del estatus de una persona no es motivo para arrestar ni retener.",
        ),
        "permitted": (
            "Actúe solo por el delito y anote en qué se basa. El estatus no le añade nada.",
            _OTHER_LAW,
        ),
        "hit.both.permitted": (
            _CONFIRM,
            "El registro de inmigración no le añade nada: no arreste ni retenga a nadie por él.",
        ),
        "not_addressed": (_ON_ITS_OWN, "Ni permite ni prohíbe un arresto o una retención. " + _OTHER_LAW),
        "hit.want.not_addressed": (
            _CONFIRM,
            "El artículo no trata de una orden de búsqueda penal. " + _OTHER_LAW,
        ),
        "paper.warrant.not_addressed": (
            "Antes, haga que la central confirme que la orden está vigente.",
            "El artículo no trata de una orden judicial penal. " + _OTHER_LAW,
        ),
        "paper.court.not_addressed": (
            "Ni permite ni prohíbe lo que ordena el documento. Decide a quién se lo ordena, y qué.",
            "Dé el documento a un supervisor, que lo lleva al Asesor Jurídico de la Ciudad (Corporation Counsel).",
        ),
        "unknown": (_UNTOLD, _ON_ITS_OWN),
        "ground.yes.unknown": (_UNTOLD,),
        "ground.open.unknown": (
            _NOT_ALONE,
            _ON_ITS_OWN,
        ),
        "counsel": (
            _ON_ITS_OWN,
            _NOT_SETTLED,
        ),
        "required": (_OTHER_LAW,),
    },
)
