"""The papers of a release, in Spanish."""

from charteroak.office.disclosures.cover_words import CoverWords

WORDS = CoverWords(
    language="es",
    ui={
        "city": "Ciudad de Hartford",
        "letter_title": "La información que la Ciudad entrega y la que retiene",
        # What it is about.
        "day": "Día",
        "record": "Expediente",
        "to": "Para (a mano)",
        "asked_as": "Quién la pidió",
        "asked_by": "Con qué papel",
        "from": "Departamento",
        "signed": "Nombre y firma (a mano)",
        # What is given, and what is not.
        "given": "Lo que la Ciudad entrega",
        "given_text": "De lo que protegen las secciones 2-926 y 2-929, la copia que va con esta carta contiene lo "
        "siguiente y nada más de lo que se encontró:",
        "given_none": "La copia que va con esta carta no contiene nada de lo encontrado que protejan las secciones "
        "2-926 y 2-929.",
        "given_item": "{category}, porque {ground}",
        "required": "lo exige la ley: {citation}",
        "necessary": "es necesario para prestar el servicio de la Ciudad de que se trata, {why}",
        "withheld": "Lo que la Ciudad retiene",
        "withheld_text": "En la copia figura [§2-929] donde se quitó algo. La lista que va con esta carta dice en qué "
        "lugares. Las razones son:",
        "withheld_none": "De la copia no se quitó nada.",
        "withheld_one": "1 lugar según {clause}: {why}",
        "withheld_item": "{count} lugares según {clause}: {why}",
        # The rest.
        "law": "Las palabras de la ordenanza",
        "law_text": "Hartford, Conn., Code ch. 2, art. XXI (Ord. No. 20-08). El texto oficial está en inglés:",
        "readings": "Cómo se leyó el artículo",
        "readings_text": "Donde sus palabras se pueden leer de más de una manera, regían estas interpretaciones:",
        "reading_open": "Sin resolver",
        "ask": "A quién preguntar",
        "ask_text": "Pregunte al departamento de arriba e indique el expediente. Puede volver a examinar la decisión. "
        "Las preguntas de derecho van al Asesor Jurídico de la Ciudad (Corporation Counsel).",
        "complain": "Quien crea que no se siguió el artículo puede decírselo a la Ciudad sin dar su nombre.",
        "what": "Qué es esta carta",
        "not_counsel": "Dice lo que la Ciudad hizo según su propio artículo. No es asesoría legal, ni dice qué le "
        "exigen a usted otras leyes. Los documentos se buscaron con reglas y los miraron personas; ni unas ni otras "
        "lo encuentran todo.",
        # The mark.
        "mark_head": "Entregado según el Código Municipal de Hartford, 2-929",
        "mark_to": "Para: {requester}. Día: {day}.",
        "mark_record": "Expediente: {record}.",
        "mark_holds": "De lo que protegen 2-926 y 2-929, esta copia contiene: {classes}.",
        "mark_holds_none": "Esta copia no contiene nada de lo encontrado que protejan 2-926 y 2-929.",
        "mark_no_further": "Se entrega para el fin que dice la carta. No lo divulgue más: el artículo obliga a los "
        "empleados de la Ciudad, y otras leyes pueden obligarle a usted.",
        "mark_withheld": "Donde figura [§2-929], se quitó algo.",
        "mark_stamped": "La copia empieza con este aviso.",
        "mark_beside": "La copia es de un tipo que no admite un aviso delante. Guarde esta hoja con ella.",
        # The list.
        "list_title": "Lo que se retiene en la copia",
        "list_text": "Cada línea es un lugar de los documentos donde se quitó algo. Aquí no se repite nada de ello.",
        "list_pages": "Las páginas se cuentan sin el aviso con que empieza la copia.",
        "list_bare": "No se nombran las clases: el nombre de una clase ya dice algo de una persona.",
        "list_none": "No se quitó nada.",
        "where": "dónde",
        "places": "lugares",
        "category": "clase",
        "clause": "cláusula",
        "reason": "razón",
        "left_out": "no leído, dejado fuera",
    },
    reasons={
        "no_ground": "ni lo exige la ley ni es necesario para prestar el servicio de la Ciudad de que se trata.",
        "not_asked_for": "no se pidió, así que no se buscó fundamento alguno.",
        "not_approved": "no se dio la aprobación que pide el procedimiento de la Ciudad.",
        "counsel": "depende de una interpretación del artículo que el Asesor Jurídico no ha resuelto.",
        "undetermined": "puede ser confidencial y se retiene hasta que una persona decida.",
        "unread": "no se pudo leer, y lo que no se lee no se entrega.",
    },
)
