"""La residencia, en español."""

from charteroak.office.residence.words import ResidenceWords

WORDS = ResidenceWords(
    language="es",
    ui={
        "title": "Quién es residente",
        "h1": "¿Está en Hartford?",
        "lede": "Residente es quien vive aquí la mayor parte del tiempo. Averigüe si un lugar está en la ciudad: por "
        "una dirección, dos calles, un refugio o un mapa.",
        "no_document": "No se pide ningún documento, y ninguno decide. Tampoco deciden el nombre de la ciudad ni el "
        "código postal de una carta. Quien duerme en un refugio, en un sofá o en un carro vive allí.",
        "not_kept": "Lo que se pregunta aquí se trabaja en la memoria y no se guarda en ninguna parte.",
        "ask": "Pregunte",
        "ask_text": "En este sitio no se ha importado ningún límite de la ciudad, así que no se puede buscar ningún "
        "lugar. Pregunte: «¿Vive usted en Hartford?» Basta con la respuesta. No hace falta ningún documento.",
        "place": "Una dirección, o dos calles que se cruzan",
        "place_hint": "Por ejemplo: 550 Main St, o Park St y Broad St. Para quien no tiene dirección: la esquina más "
        "cercana a donde duerme casi siempre.",
        "place_go": "Buscar",
        "shelter": "O un refugio",
        "shelter_none": "Elija uno",
        "shelter_go": "Buscar",
        "map": "O un lugar en el mapa",
        "map_hint": "Elija el cuadro en que está el lugar. Solo se divide otra vez donde el límite está cerca.",
        "map_zoomed": "El límite de la ciudad pasa cerca de aquí. Elija otra vez.",
        "map_legend": "La ciudad está dentro de la línea gruesa. El norte está arriba.",
        "square": "fila {row}, columna {column}",
        "map_back": "Todo el mapa",
        "again": "Otro lugar",
        "metres": "A unos {metres} m del límite de la ciudad.",
        "means_yes": "Lo que 2-927 dice de los residentes vale para quien vive allí.",
        "means_no": "Lo que 2-927 dice de los residentes no habla de quien vive allí. Muchos servicios son también "
        "para otras personas: vea qué pide el servicio mismo.",
        "means_unsure": "Pregunte si está en Hartford y acepte la respuesta. No hace falta ningún documento.",
        "law": "Lo que dice el artículo",
        "clause": "2-926",
        "notice": "Este sitio dice lo que dice el artículo. El límite es el del archivo que importó la Ciudad; el "
        "artículo se refiere al de la Carta (capítulo 1, § 2).",
        "error": "Hay algo que corregir",
    },
    answers={"yes": "Sí, está en Hartford", "no": "No, no está en Hartford", "unsure": "No se puede saber"},
    whys={
        "inside": "El lugar está dentro del límite de la ciudad.",
        "outside": "El lugar está fuera del límite de la ciudad.",
        "near_line": "El lugar está demasiado cerca del límite para saberlo.",
        "several_places": "Más de un lugar corresponde, unos en la ciudad y otros no. Dé el nombre completo de la "
        "calle.",
        "another_town": "Se nombró otro pueblo, y un nombre no decide. Señale el lugar en el mapa o dé dos calles que "
        "se cruzan.",
        "no_such_address": "La calle se conoce, el número no. Pruebe con la esquina más cercana.",
        "no_such_street": "Aquí no se conoce esa calle. Pruebe con dos calles que se cruzan, o con el mapa.",
        "no_such_crossing": "Las dos calles se conocen y no se cruzan.",
        "no_such_place": "No se conoce ningún lugar con ese nombre.",
        "no_boundary": "En este sitio no se ha importado ningún límite.",
        "no_table": "En este sitio no se han importado direcciones: use el mapa.",
        "empty": "Dé una dirección o dos calles.",
        "too_long": "Eso es más largo que una dirección.",
        "po_box": "En un apartado postal no vive nadie.",
        "no_number": "Falta el número.",
        "no_street": "Falta la calle.",
        "not_read": "Eso no se pudo leer como una dirección.",
    },
)
