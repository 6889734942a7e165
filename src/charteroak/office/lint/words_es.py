"""The page where a form is read back, in Spanish."""

from charteroak.office.lint.words import LintWords

WORDS = LintWords(
    language="es",
    ui={
        # Where a form is given.
        "title": "Revisar un formulario",
        "h1": "¿Cuáles de sus preguntas deben tener un motivo?",
        "lede": "2-929 prohíbe preguntar lo que 2-926 declara confidencial, salvo que una ley lo exija o el servicio "
        "lo necesite. Dé un formulario: se lee de nuevo pregunta por pregunta, y se marca cada una que pide una clase "
        "así o cuya respuesta tiende a revelarla, con lo que puede imprimirse en su lugar.",
        "file": "Un formulario",
        "file_hint": "Una página web, PDF, Word, Excel (XLSForm), Markdown, un guion sencillo, JSON Schema, FHIR, "
        "SurveyJS o Google Forms, hasta {most} MB. O suéltelo sobre esta página.",
        "text": "O su texto, o su HTML",
        "text_hint": "Una pregunta por línea, o el código de una página. Hasta {most} MB. Ctrl y Entrar juntos lo "
        "envían.",
        "go": "Leerlo",
        "wait": "Se está leyendo. Un formulario largo, o uno escaneado, tarda hasta un minuto.",
        "next": "Otro formulario",
        "kept": "Lo que usted da se lee en la memoria, en un proceso que no puede escribir archivos ni usar la red, y "
        "desaparece con la respuesta. Solo se muestra lo que el formulario trae impreso: lo que esté rellenado no se "
        "lee. El nombre del archivo no se guarda ni se muestra.",
        "nothing_sent": "No hay nada que leer. Primero elija un formulario o pegue su texto.",
        "both": "Dé un archivo o un texto, pero no los dos.",
        "unreadable": "Esto no se pudo leer como formulario: {why}. No lo dé por un formulario sin tales preguntas.",
        "busy": "En este momento se leen demasiados archivos. No se leyó nada. Inténtelo de nuevo en un minuto.",
        "failed": "No llegó respuesta. No se puede llegar al sitio, o lo enviado es demasiado grande. No se leyó nada.",
        # What was found.
        "none": "Ninguna pregunta está señalada.",
        "none_read": "Ninguna pregunta está señalada en lo que se pudo leer.",
        "one": "1 pregunta está señalada.",
        "many": "{count} preguntas están señaladas.",
        "of": "Se leyeron {count} preguntas. Tipo de formulario: {kind}.",
        "of_one": "Se leyó 1 pregunta. Tipo de formulario: {kind}.",
        "tiers": "Directas: {direct}. Indirectas: {proxy}.",
        "none_more": "Eso es lo que las reglas saben buscar: quien conozca el formulario debe mirar también. No quiere "
        "decir que se pueda preguntar todo lo que contiene. 2-929 habla además de otros atributos personales o "
        "privados, como la salud, la religión o los ingresos, y esos no se marcan aquí.",
        "some_more": "Una marca no quiere decir que la pregunta sea ilícita. Si una ley la exige o el servicio la "
        "necesita, el motivo se anota en el registro de preguntas lícitas.",
        "register": "El registro de preguntas lícitas",
        "by_class": "Preguntas señaladas, por clase",
        "unread_one": "1 parte no se leyó. Puede preguntar cualquier cosa.",
        "unread_many": "{count} partes no se leyeron. Pueden preguntar cualquier cosa.",
        "list": "Las preguntas señaladas",
        "list_hint": "Cada una lleva a su lugar en el formulario, y la marca de allí trae de vuelta.",
        "form": "El formulario, tal como se leyó",
        "form_hint": "En su propio orden y con sus palabras. Lo demás que se leyó con una pregunta, sus opciones e "
        "indicaciones, está debajo en letra más pequeña.",
        "pages": "Las páginas del formulario, con las preguntas señaladas",
        "pages_hint": "Como están impresas: lo rellenado en sus campos queda fuera. Cada número lleva "
        "a la pregunta de abajo.",
        "page_one": "Página {page} del formulario con 1 pregunta señalada",
        "page_many": "Página {page} del formulario con {count} preguntas señaladas",
        "question": "Pregunta",
        "back": "volver a la lista",
        "stem": "Empieza con",
        "options": "Opciones",
        "help": "Indicación",
        "coded": "Código",
        "tells": "Lo que la delata: {part}.",
        "before": "Impreso ahora",
        "after": "Puede imprimirse en su lugar",
        "go_out": "La pregunta puede quitarse.",
        "cut": "Es largo: aquí no se muestran {count} partes más. Se leyó todo.",
        "more": "Hay {count} más, que no se enumeran aquí.",
        "words": "En las palabras del artículo",
    },
    kinds={
        "html": "página web",
        "pdf": "PDF",
        "docx": "Word",
        "xlsform": "XLSForm",
        "json-schema": "JSON Schema",
        "fhir": "cuestionario FHIR",
        "surveyjs": "SurveyJS",
        "google-forms": "Google Forms",
        "hsds": "servicios HSDS",
        "markdown": "Markdown",
        "text": "texto sencillo",
        "columns": "columnas de una tabla",
    },
    parts={
        "question": "las palabras de la pregunta",
        "stem": "las palabras que completa",
        "option": "una opción",
        "help": "la indicación",
        "code": "su código",
        "name": "su nombre en el archivo",
        "form": "que el formulario no acepta otro número",
    },
    troubles={
        "not a form": "no se distingue que pregunte nada",
        "too deep": "está anidado a demasiada profundidad",
    },
)
