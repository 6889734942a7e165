"""The pages of training, in Spanish."""

from charteroak.office.training.office_words_es import COLUMNS, FAULTS, FIELDS, OFFICE
from charteroak.office.training.words import TrainingWords

WORDS = TrainingWords(
    language="es",
    ui={
        # One's own courses.
        "mine_title": "Sus cursos",
        "mine_lede": "Lo que tiene que saber del artículo, hasta cuándo, y lo que ha completado.",
        "public_title": "Lo que se enseña a los agentes y empleados",
        "public_lede": "Los cursos de la Ciudad sobre el artículo XXI. Las lecciones están abiertas a todos; los "
        "exámenes "
        "son para quienes trabajan para la Ciudad.",
        "others": "Otros cursos",
        "none": "No tiene nada asignado",
        "none_text": "Puede leer abajo las lecciones de todos los cursos.",
        "unlisted": "Usted no está en la lista de capacitación; por eso no puede tomar exámenes. El responsable de "
        "capacitación le agrega.",
        "verify": "Verificar un certificado",
        "clauses": "Cláusulas",
        "done_on": "Completado el {day}.",
        "certificate": "Certificado",
        "read": "Lecciones y examen",
        "stands_done": "Hecho. Se toma de nuevo hasta el {day}.",
        "stands_done_never": "Hecho.",
        "stands_due": "Pendiente hasta el {day}.",
        "stands_due_never": "Pendiente.",
        "stands_overdue": "Vencido desde el {day}.",
        "stands_overdue_never": "Vencido.",
        "stands_later": "Más adelante, hasta el {day}.",
        "stands_later_never": "Más adelante.",
        "stands_left": "Ya no se le pide nada.",
        "stands_left_never": "Ya no se le pide nada.",
        "words": "En las palabras del artículo",
        # A course.
        "back": "Todos los cursos",
        "version": "Versión {version}",
        "version_means": "Una versión es la fecha del artículo y huellas de las lecturas vigentes y de lo que se "
        "enseña. "
        "Otra lectura hace otra versión.",
        "test_title": "El examen",
        "terms": "{count} preguntas, de las que debe acertar el {mark} por ciento.",
        "terms_left": "Intentos que quedan: {count}.",
        "begin": "Empezar el examen",
        "resume": "Continuar el examen",
        "exhausted": "Ya usó todos sus intentos. Pida otro al responsable de capacitación.",
        "done_already": "Usted completó esta versión, y no vence pronto.",
        "changed_lessons": "El curso cambió desde que se mostró esta página: estas son sus lecciones de ahora.",
        "changed_test": "El curso cambió desde que empezó su examen, así que no se contó. Lea las lecciones como están "
        "ahora y empiece de nuevo.",
        # A test.
        "test_kept": "Sus respuestas se cuentan y no se guardan: solo cuántas fueron correctas, por cláusula.",
        "hand_in": "Entregar",
        "lessons_back": "Volver a las lecciones",
        "unrecorded": "No se contó",
        "unrecorded_text": "El registro no puede anotar ahora que se completó. Entregue de nuevo en unos minutos.",
        # A result.
        "score": "{right} de {count} correctas: {score} por ciento.",
        "passed": "Aprobado. Quedó registrado que lo completó.",
        "failed": "No aprobado. Lea las lecciones de las cláusulas que fallaron e intente de nuevo.",
        "by_clause": "Por cláusula",
        "clause": "Cláusula",
        "right_count": "Correctas",
        "right_of": "{right} de {count}",
        "answers": "Las preguntas, explicadas",
        "right": "Correcto",
        "wrong": "No es correcto",
        "your_answer": "Su respuesta",
        "the_answer": "La respuesta del artículo",
        "again": "Volver a las lecciones",
        # A certificate.
        "cert_title": "Certificado de finalización",
        "cert_says": "ha completado el curso",
        "cert_on": "Completado",
        "cert_number": "Número",
        "cert_version": "Versión",
        "cert_clauses": "Cláusulas enseñadas",
        "cert_score": "Puntaje",
        "cert_score_is": "{score} por ciento",
        "cert_way": "Cómo",
        "cert_record": "Registro",
        "cert_entry": "Asiento {index}",
        "cert_unproven": "Ahora no se puede obtener el recibo del registro.",
        "cert_pdf": "Como PDF",
        "cert_file": "El archivo del certificado",
        "cert_file_text": "El archivo se prueba a sí mismo: contiene el asiento del registro, la clave que muestra "
        "que el "
        "asiento es de esta persona y este curso, y el recibo. Quien lo tenga puede comprobarlo en la página de este "
        "sitio, o con charteroak training certificate ARCHIVO.",
        "cert_unnamed": "El registro público no nombra al titular. Muestra que se anotó una capacitación con estas "
        "cláusulas.",
        "cert_print": "Imprima esta página, o guárdela.",
        "made_up": "Inventado, para una demostración",
        # Verifying one.
        "verify_title": "Verificar un certificado",
        "verify_lede": "Entregue el archivo del certificado. Se compara con el registro de la Ciudad, y nada de él se "
        "guarda.",
        "verify_do": "Verificar",
        "holds": "Este certificado es válido",
        "holds_text": "El asiento está en el registro de la Ciudad y corresponde exactamente a esto.",
        "holds_not": "Esto no está probado",
        "holder": "Titular",
        "course": "Curso",
        # The desk.
        "card": "Sus cursos",
        "card_text": "Lo que tiene que saber del artículo, y sus certificados.",
        "waiting_one": "1 curso pendiente",
        "waiting_many": "{count} cursos pendientes",
        "office_card": "Capacitación",
        "office_card_text": "Quién conoce el artículo: lista, asignaciones, cursos completados, cumplimiento.",
        "no_column": "(ninguna columna)",
    },
    office=OFFICE,
    fields=FIELDS,
    columns=COLUMNS,
    states={"done": "Hecho", "due": "Pendiente", "overdue": "Vencido", "later": "Más adelante", "left": "Ya no está"},
    ways={
        "here": "Examen tomado aquí",
        "cmi5": "Declaraciones de otro sistema (cmi5)",
        "csv": "Tabla de otro sistema",
        "waiver": "Dispensado en otro sistema",
    },
    audiences={"police": "Para la policía", "counter": "Para quienes atienden en un mostrador"},
    faults=FAULTS,
    verdicts={
        "not_one": "El archivo no es un certificado nuestro.",
        "changed": "Lo que dice no es a lo que el asiento del registro se compromete: fue cambiado.",
        "other_entry": "Su asiento en el registro es de otra cosa.",
        "not_in_ledger": "Su recibo no muestra que el asiento esté en este registro.",
        "no_ledger": "Ahora no se puede consultar el registro.",
    },
)
