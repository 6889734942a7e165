"""A paper's card in Spanish. An English term stands in brackets where it is met on paper."""

from charteroak.police.papers.words import PaperWords

WORDS = PaperWords(
    do={
        "criminal": "A primera vista es una orden judicial penal (criminal warrant). Verifíquela con el tribunal o "
        "la agencia "
        "que la tiene y luego actúe como con cualquier orden penal.",
        "immigration": "No arreste, no retenga y no entregue nada solo por este documento. Siga con lo que puede "
        "hacer sin él.",
        "agency": "Este documento no obliga por sí solo a la Ciudad a actuar. Entréguelo a su supervisor y no dé "
        "información solo por él.",
        "agency_unwhole": "No actúe por este documento. Es un formulario de una agencia y no está completo. "
        "Verifique con el "
        "Asesor Jurídico.",
        "request": "Esto es una solicitud. No obliga a la Ciudad a actuar. No dé información ni retenga a nadie "
        "solo por ella.",
        "command": "A primera vista, un tribunal se lo ordena a la Ciudad o a cualquier oficial competente. Haga lo "
        "que dice y "
        "nada más; si algo no está claro, verifique antes con el Asesor Jurídico.",
        "subpoena": "A primera vista, un tribunal ordena a la Ciudad que responda. Anote la fecha, no entregue nada "
        "más de lo "
        "que nombra y llévela al Asesor Jurídico (Corporation Counsel).",
        "arrest_civil": "Lo ordena un tribunal, pero no es una orden penal. Llévela a su supervisor y verifique con "
        "el Asesor "
        "Jurídico antes de arrestar a nadie por ella.",
        "elsewhere": "La emitió un tribunal, pero se la dirige a otros. No obliga a la Ciudad a actuar. Llévela a "
        "su supervisor.",
        "off": "No actúe por este documento. Dice que fue denegado o dejado sin efecto.",
        "unsure_criminal": "No arreste todavía por este documento. Lo emitió un tribunal, pero no muestra si es una "
        "orden "
        "penal. Verifique con el Asesor Jurídico.",
        "unwhole": "No actúe todavía por este documento. Le falta lo que un documento de un tribunal debe tener. "
        "Verifique con "
        "el Asesor Jurídico y con el tribunal.",
        "contradicts": "No actúe por este documento. Se contradice sobre lo que es. Verifique con el Asesor Jurídico.",
        "mail": "No actúe por este mensaje. No trae ningún documento. Pida el documento mismo y verifique con el "
        "Asesor "
        "Jurídico.",
        "untold": "No actúe por este documento. No se puede saber qué es. Verifique con el Asesor Jurídico.",
    },
    why={
        "criminal": "Lo firmó un tribunal por un delito, así que 2-928(c) y (d) no lo impiden.",
        "immigration": "Lo firmó un funcionario de una agencia, no un tribunal. Según 2-926 es un documento civil, "
        "no penal, y "
        "según 2-928(c) no se arresta ni se retiene a nadie solo por su estatus. Según 2-929 no se entrega por él nada "
        "confidencial.",
        "agency": "Es un documento de una agencia, no de un tribunal. Lo que ordena una agencia no es por sí solo "
        "lo que exige "
        "la ley («required by law») en 2-927(c), 2-928(f) y 2-929.",
        "agency_unwhole": "Aun completo sería un documento de una agencia, no de un tribunal, y no obligaría por sí "
        "solo a la "
        "Ciudad a actuar (2-928(c), 2-929).",
        "request": "Una solicitud, aunque cite un reglamento, no es lo que exige la ley («required by law») en "
        "2-927(c), "
        "2-928(f) y 2-929.",
        "command": "Lo que ordena un tribunal lo exige la ley («required by law») en 2-927(c), 2-928(f) y 2-929, "
        "hasta donde "
        "llega la orden.",
        "subpoena": "Lo que ordena un tribunal lo exige la ley («required by law») en 2-929, hasta donde llega la "
        "orden. Un "
        "tribunal también puede limitarla o anularla.",
        "arrest_civil": "La firmó un tribunal, pero no con causa probable de un delito, así que no es la orden "
        "penal («criminal "
        "warrant») de 2-928(c).",
        "elsewhere": "Lo que un tribunal ordena a otros no le es exigido por la ley a la Ciudad en 2-928(f) y 2-929.",
        "off": "Una orden denegada o dejada sin efecto no es ni una orden penal (2-928(c)) ni un mandato.",
        "unsure_criminal": "2-928(c) habla solo de una orden penal, y aquí no se muestra ningún delito.",
        "unwhole": "Sin firma de un tribunal y sin fecha no muestra ni una orden penal (2-928(c)) ni lo que exige "
        "la ley "
        "(2-928(f), 2-929).",
        "contradicts": "Un documento que no puede ser a la vez de un tribunal y de una agencia no muestra ni una "
        "orden penal "
        "(2-928(c)) ni lo que exige la ley (2-928(f), 2-929).",
        "mail": "Un mensaje sobre un documento no es ni una orden penal (2-928(c)) ni lo que exige la ley "
        "(2-928(f), 2-929).",
        "untold": "Lo que no se puede identificar no muestra ni una orden penal (2-928(c)) ni lo que exige la ley "
        "(2-928(f), "
        "2-929).",
    },
    kinds={
        "I-200": "I-200, orden de arresto de la agencia de inmigración",
        "I-205": "I-205, orden de expulsión de la agencia de inmigración",
        "I-247A": "I-247A, solicitud de retención migratoria (detainer)",
        "I-203": "I-203, orden de detener o liberar",
        "I-286": "I-286, aviso de determinación de custodia",
        "I-862": "I-862, aviso de comparecencia (notice to appear)",
        "I-138": "I-138, citación de inmigración (subpoena)",
        "AO-442": "AO 442, orden federal de arresto",
        "AO-93": "AO 93, orden federal de registro",
        "ct-arrest-warrant": "orden de arresto de Connecticut",
        "ct-capias": "capias de Connecticut",
        "ct-search-warrant": "orden de registro de Connecticut",
        "judicial-subpoena": "citación de un tribunal (subpoena)",
        "court-order": "orden de un tribunal",
        "administrative-subpoena": "citación de una agencia (subpoena)",
        "request-letter": "carta que solicita algo",
        "unknown": "documento de ningún tipo conocido aquí",
    },
    issuers={"judicial": "un tribunal", "administrative": "una agencia", "unclear": "no está claro"},
    evidence={
        "form number": "el número del formulario",
        "title": "el título",
        "issuer block": "el encabezado de la agencia",
        "court caption": "el encabezado del tribunal",
        "signature block": "quién firmó",
        "signature missing": "falta la firma del funcionario que corresponde",
        "date missing": "falta la fecha de emisión",
        "statute cited": "la ley que cita",
        "command": "un mandato",
        "request": "una solicitud",
        "addressee": "a quién se dirige",
        "letter": "la forma de una carta",
        "denied": "dice que fue denegado",
        "recalled": "dice que fue dejado sin efecto",
        "contradiction": "se contradice",
        "e-mail without a paper": "un correo electrónico sin ningún documento",
        "cover sheet": "una portada, dejada aparte",
        "further papers": "otros documentos detrás del primero",
    },
    yes="sí",
    no="no",
    not_told="no se puede saber; verifique con el Asesor Jurídico",
    more="Hay otros documentos detrás del primero. Mire cada uno por separado.",
)
