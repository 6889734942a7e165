"""What reports say, in Spanish."""

from __future__ import annotations

from charteroak.office.reports.words import ReportWords, TableWords

_BANDS = {
    "under_1": "Menos de un día",
    "1_to_4": "De 1 a 4 días",
    "5_to_10": "De 5 a 10 días",
    "11_to_30": "De 11 a 30 días",
    "over_30": "Más de 30 días",
    "open": "Sigue abierta",
}
_ENDED = {
    "closed_released": "Se entregó todo",
    "closed_released_in_part": "Se entregó una parte",
    "closed_refused": "Se negó",
    "closed_withdrawn": "Quien pidió la retiró",
    "closed_nothing_held": "La Ciudad no tiene nada de esa clase",
    "expired": "No se siguió a tiempo",
    "open": "Seguía abierta al terminar el período",
}
WORDS = ReportWords(
    language="es",
    ui={
        "title": "Informes",
        "lede": "Cada trimestre y cada año la Ciudad puede publicar qué se le pidió y qué hizo según el artículo XXI, "
        "contado a partir de su registro. Un informe publicado no se vuelve a hacer nunca.",
        "law": "El artículo mismo no pide ningún informe. Este es un procedimiento de la Ciudad, según lo que publican "
        "Chicago e Illinois.",
        "quarter_of": "{first} a {last} de {year}",
        "year_of": "El año {year}",
        "report_of": "Informe: {period}",
        "days": "Del {first} al {last}, en días UTC",
        "published": "Publicados",
        "none_yet": "Todavía no se ha publicado ningún informe.",
        "due": "Pendientes",
        "due_text": "Períodos que han terminado y aún no tienen informe.",
        "due_none": "Todos los períodos terminados desde que empezó el registro tienen su informe.",
        "next": "Los próximos informes serán de {quarter} y de {year}.",
        "preview": "Verlo y publicarlo",
        "back": "Todos los informes",
        "not_published": "Sin publicar",
        "not_published_text": "Estas son las cifras según está ahora el registro. Serán un informe cuando dos personas "
        "las hayan publicado.",
        "files": "Llévelo consigo",
        "file_pdf": "PDF etiquetado, para imprimir o escuchar",
        "file_csv": "CSV, para trabajar con él",
        "file_json": "JSON, el informe mismo: aquello cuyo resumen está en el registro",
        "pdf_missing": "Este sitio todavía no puede hacer un PDF: quien lo administra puede instalarlo con "
        "`pip install 'charteroak[reports]'`. La página misma se imprime bien.",
        "rule_title": "Qué se cuenta y qué se reserva",
        "rule": "Solo se da un número cuando es de al menos cinco asuntos. Un asunto que es raro en algo que estas "
        "tablas muestran se deja fuera de todas las tablas y de todas las sumas, para que nadie pueda deducir el caso "
        "de una persona, ni con todos los informes juntos ni conociendo todos los demás casos. Por eso cada número es "
        "lo que cuenta este informe, y pudo haber más.",
        "rule_zero": "«Reservado» significa ninguno, de uno a cuatro, o tan pocos que hubo que dejarlos fuera con "
        "otros. No se distingue dónde no pasó nada, porque eso mostraría dónde pasó algo.",
        "rule_open": "Lo que hace la Ciudad misma (interpretaciones fijadas, formularios revisados, los sucesos del "
        "propio registro) no trata del caso de nadie y se cuenta por completo.",
        "ledger_open": "El registro mismo es público y no nombra a ninguna persona. Sus asientos se pueden leer uno "
        "por uno; lo que aquí se reserva protege a quien se busca en los informes, no en el registro.",
        "withheld": "Reservado: {names}.",
        "withheld_all": "Todo lo de esta tabla se reserva: no hubo nada, o muy poco para mostrarlo.",
        "sum": "Contados",
        "cell_withheld": "reservado",
        "chart_top": "{row}: {count} de {sum}, lo más frecuente",
        "chart_several": "{row}: {count}, lo más frecuente",
        "table_of": "Los números en una tabla",
        "median": "La mitad de las solicitudes cerradas tardó {days} días o menos.",
        "median_one": "La mitad de las solicitudes cerradas tardó un día o menos.",
        "median_none": "La mitad de las solicitudes cerradas tardó menos de un día.",
        "deleted_part": "Se han borrado asientos de este período, como permiten las normas de la Ciudad sobre "
        "conservación: los anteriores al número {before}. Lo que decían no se cuenta aquí.",
        "deleted_all": "Se han borrado todos los asientos de este período, como permiten las normas de la Ciudad sobre "
        "conservación. Nada de ellos se cuenta aquí.",
        "late_text": "Asientos de períodos anteriores que llegaron después de publicarse el informe de aquellos y se "
        "cuentan aquí.",
        "builds": "Se apoya en los informes de: {periods}.",
        "made_from": "De qué se hizo",
        "made_text": "Cada cifra se sigue solo de los asientos del registro, bajo este punto de control.",
        "origin": "Nombre del registro",
        "size": "Asientos",
        "root": "Resumen raíz",
        "signature": "Punto de control, tal como se firmó",
        "digest": "SHA-256 del informe",
        "recorded": "En el registro",
        "recorded_at": "Asiento {index}",
        "recorded_gone": "Su asiento se borró según las normas",
        "again": "Compruébelo usted",
        "again_text": "Con una copia del registro, esto lee de nuevo cada asiento y dice si salen las mismas cifras, "
        "byte por byte:",
        "absent_title": "Lo que tienen estos informes en otros lugares y este registro no guarda",
        "layout_title": "Según las leyes de otros lugares",
        "layout_text": "La tabla «{help}» tiene la forma del informe trimestral de Chicago (Código Municipal 2-173): "
        "solicitudes de ayuda para hacer cumplir la ley civil de inmigración, por lo que se presentó y lo que se hizo. "
        "El informe anual tiene lo que pide la ley TRUST de Illinois (5 ILCS 805), hasta donde el registro lo guarda.",
        "none_title": "Aquí no hay registro",
        "none_text": "Los informes se hacen a partir del registro, y en este sitio no se ha creado ninguno.",
        "empty": "Todavía no se ha asentado nada: el registro tiene solo su apertura.",
        "unreadable_title": "El informe no se puede mostrar ahora",
        "unreadable_text": "El registro o un informe publicado no se puede leer, o no es lo que se firmó. No se "
        "muestra ninguna cifra antes que una equivocada. Avise a la persona a cargo de este sistema.",
        "damaged_title": "Hay asientos dañados en el registro",
        "damaged_text": "Estos no se pueden leer, así que no se muestra ninguna cifra antes que una equivocada: "
        "{entries}. Avise a la persona a cargo de este sistema y al auditor de la Ciudad.",
        "missing_title": "No hay tal informe",
        "missing_text": "De este período no se ha publicado ninguno.",
        "publish": "Publicar este informe",
        "publish_text": "Un informe lo publican dos personas: alguien de supervisión o de auditoría lo pide, y otra de "
        "ellas está de acuerdo. Las dos miran las mismas cifras. Después se queda como está.",
        "ask": "Pedir que se publique",
        "agree": "Estoy de acuerdo: publicar",
        "take_back": "Retirarlo",
        "asked": "Se pidió. Ahora otra persona tiene que estar de acuerdo.",
        "asked_by": "{name} pidió que se publicara este informe, el {day}.",
        "waits": "Lo pidió usted, así que otra persona de supervisión o auditoría tiene que estar de acuerdo.",
        "done": "El informe está publicado.",
        "withdrawn": "Se retiró.",
        "moved": "Entretanto se publicó otro informe, así que estas cifras no se publicaron. Mire las nuevas.",
        "gone": "No se publicó nada: aquello con lo que usted estuvo de acuerdo ya no está.",
        "early": "Este período aún no ha terminado.",
        "year_published": "El informe de su año está publicado, así que no se le añade ninguno.",
        "unrecorded": "No se publicó nada: el registro no pudo recibirlo. Inténtelo más tarde.",
        "nil": "Certificación de que no hubo nada",
        "nil_link": "¿Ninguna solicitud de inmigración? Una página para firmar",
        "nil_text": "Certifico, en nombre de la Ciudad de Hartford, que del {first} al {last} el registro de la Ciudad "
        "no muestra ninguna solicitud de ayuda para hacer cumplir la ley civil de inmigración: ninguna solicitud de "
        "retención, ninguna orden administrativa, ningún otro documento de inmigración y ninguna solicitud de "
        "autoridades federales de inmigración.",
        "nil_from": "Bajo el punto de control de {size} asientos con la raíz {root}.",
        "nil_name": "Nombre y cargo",
        "nil_sign": "Firma",
        "nil_day": "Fecha",
        "nil_not": "El registro muestra solicitudes de esa clase en este período, así que no se puede certificar nada. "
        "Cuántas, se dice solo donde lo dice el informe.",
        "nil_hint": "Esta página es para que un funcionario la imprima y la firme. Dice que no hubo nada, lo que el "
        "informe público no dice: firmarla es decisión de la Ciudad.",
        "desk": "Informes",
        "desk_text": "Qué se le pidió a la Ciudad y qué hizo, por trimestre y año.",
        "waiting_one": "1 informe espera su acuerdo.",
        "waiting_some": "{count} informes esperan su acuerdo.",
        "generator": "Charter Oak: dice lo que dice el artículo y no es asesoría legal.",
        "section": "Sección",
        "table": "Tabla",
        "row": "Fila",
        "column": "Columna",
        "count": "Número",
        "of_report": "Informe",
    },
    sections={
        "requests": "Solicitudes a la Ciudad",
        "decisions": "Decisiones según el artículo",
        "disclosures": "Qué se entregó y qué no",
        "approvals": "Aprobaciones y necesidades habituales",
        "training": "Capacitación",
        "complaints": "Quejas",
        "acts": "Lo que hizo la Ciudad misma",
    },
    tables={
        "requests_requester": TableWords("Solicitudes según quién las hizo", "Quién lo pidió"),
        "requests_paper": TableWords("Solicitudes según el documento", "Documento"),
        "requests_channel": TableWords("Solicitudes según cómo llegaron", "Cómo llegó"),
        "requests_ended": TableWords(
            "Cómo terminaron las solicitudes",
            "Cómo terminó",
            "Solicitudes que llegaron en el período, tal como estaban al final.",
        ),
        "requests_taken": TableWords(
            "Cuánto tardaron las solicitudes", "Desde que llegó hasta que se cerró", "En días enteros de 24 horas."
        ),
        "help": TableWords(
            "Solicitudes de ayuda para hacer cumplir la ley civil de inmigración",
            "Qué se presentó",
            "Documentos de inmigración de quien sea, y todas las solicitudes de autoridades federales de inmigración.",
        ),
        "earlier_ended": TableWords("Solicitudes anteriores que terminaron ahora", "Cómo terminó"),
        "earlier_taken": TableWords(
            "Cuánto tardaron esas solicitudes anteriores", "Desde que llegó hasta que se cerró"
        ),
        "decisions_act": TableWords(
            "Decisiones según el acto y la respuesta",
            "Acto",
            "Respuestas del artículo según las cuales alguien asentó que actuó.",
        ),
        "decisions_clause": TableWords(
            "Decisiones según la cláusula", "Cláusula", "Una decisión puede citar varias cláusulas."
        ),
        "decisions_topic": TableWords("Decisiones según la clase de información", "Clase de información"),
        "decisions_role": TableWords(
            "Decisiones según la función",
            "Función",
            "El registro no dice si una decisión se asentó en el mostrador, por un mensaje o por un documento.",
        ),
        "disclosures_topic": TableWords("Clases de información entregadas y no entregadas", "Clase de información"),
        "disclosures_clause": TableWords(
            "Entregas y negativas según la cláusula", "Cláusula", "Una puede citar varias cláusulas."
        ),
        "disclosures_basis": TableWords("Entregas según el fundamento", "Fundamento"),
        "disclosures_necessity": TableWords("Por qué lo necesitaba el servicio", "Motivo"),
        "approvals": TableWords("Aprobaciones", "Qué se decidió"),
        "routines": TableWords("Necesidades habituales", "Qué se hizo", "Una necesidad del servicio que se repite."),
        "training_department": TableWords("Capacitaciones aprobadas, por departamento", "Departamento"),
        "training_clause": TableWords(
            "Capacitaciones aprobadas, por cláusula", "Cláusula", "Un curso puede tratar de varias cláusulas."
        ),
        "complaints_about": TableWords("Quejas según de qué tratan", "De qué trata"),
        "complaints_department": TableWords("Quejas por departamento", "Departamento"),
        "complaints_state": TableWords("Pasos dados con las quejas", "Paso"),
        "reviews": TableWords("Formularios revisados (2-929)", "Qué resultó"),
        "readings": TableWords("Interpretaciones del artículo por los abogados", "Qué se hizo"),
        "ledger": TableWords("Los sucesos del propio registro", "Suceso"),
        "amended": TableWords("Asientos tardíos, según su propio período", "Período"),
    },
    rows={
        "requests_ended": _ENDED,
        "earlier_ended": _ENDED,
        "requests_taken": _BANDS,
        "earlier_taken": _BANDS,
        "help": {
            "detainer": "Solicitud de retención de inmigración",
            "administrative_warrant": "Orden administrativa",
            "other_immigration_paper": "Otro documento de inmigración",
            "administrative_subpoena": "Citación administrativa",
            "judicial_paper": "Un documento de un juez o un tribunal",
            "no_such_paper": "Una carta, otro documento o ninguno",
            "released": "Se entregó algo",
            "not_released": "No se entregó nada",
            "open": "Sigue abierta",
        },
    },
    absent=(
        (
            "El día en que se recibió una solicitud de retención o una orden (Illinois): el informe no da días. El "
            "registro tiene la hora del asiento."
        ),
        "La fecha y la hora en que se pagó una fianza (Illinois).",
        (
            "Si una persona fue liberada o trasladada, cuándo y a quién (Illinois, Chicago): el registro asienta qué "
            "información se dio y no dice nada de la custodia."
        ),
        (
            "Una línea por cada solicitud (Illinois, Chicago, Nueva York): las líneas sobre una sola solicitud son lo "
            "que este informe reserva."
        ),
        (
            "El distrito o la unidad de policía (Chicago): los departamentos son amplios, para que nadie sea hallado "
            "por ellos."
        ),
        "Cuánto tiempo se retuvo a personas después de su liberación (Nueva York).",
        "Solicitudes de acceso a una persona en custodia (Connecticut): se cuentan como solicitudes, no aparte.",
    ),
)
