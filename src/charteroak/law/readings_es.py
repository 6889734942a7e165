"""The readings in Spanish. The ordinance's own words are quoted in English, and said in Spanish in brackets."""

from charteroak.law.words import ReadingWords

READINGS = {
    "suspect_interview": ReadingWords(
        "¿Abarca la frase “others who call, approach or are interviewed” (otras personas que llamen, acudan o "
        "sean entrevistadas) a una persona sospechosa a la que se entrevista?",
        {"excluded": "No la abarca", "included": "Sí la abarca"},
        {
            "excluded": "“Others” (otras personas) son personas como las víctimas y los testigos, y de otro modo "
            "a (a) no le quedaría casi nada que exceptuar.",
            "included": "(b) dice “or are interviewed” (o sean entrevistadas) y no tiene excepción.",
        },
    ),
    "section_1373": ReadingWords(
        "¿Se puede prohibir a un empleado que envíe información sobre el estatus migratorio a las autoridades "
        "federales de inmigración, en vista de 8 U.S.C. 1373(a)?",
        {"article_governs": "Rige el artículo", "federal_law_prevails": "Prevalece la ley federal"},
        {
            "article_governs": "1373 no ordena ninguna divulgación, así que ninguna es “required by law” (exigida "
            "por ley).",
            "federal_law_prevails": "1373(a) prohíbe toda norma local que restrinja el envío de esa información; "
            "City of New York v. United States, 179 F.3d 29 (2d Cir. 1999), confirmó su validez en abstracto "
            "(on its face).",
        },
    ),
    "superior_law": ReadingWords(
        "Cuando una cláusula no tiene una excepción para ello, ¿un mandato de la ley estatal o federal la deja de "
        "todos modos sin efecto?",
        {"prevails": "El mandato prevalece", "text_only": "Solo el texto"},
        {
            "prevails": "Una ordenanza no puede prohibir lo que ordena una norma de rango superior.",
            "text_only": "Estas cláusulas no mencionan tal excepción; sus cláusulas de salvedad solo alcanzan la "
            "cooperación con las autoridades federales de inmigración.",
        },
    ),
    "investigation_is_service": ReadingWords(
        "Que algo sea necesario para una investigación penal, según 2-928(a), ¿satisface en el caso de la policía "
        "el requisito “necessary to the provision of the city service” (necesario para prestar el servicio "
        "municipal)?",
        {"yes": "Sí, lo satisface", "no": "No, no lo satisface"},
        {
            "yes": "La labor policial es el servicio municipal en cuestión, y así las cláusulas concuerdan.",
            "no": "Los requisitos están redactados de manera distinta y cada uno debe cumplirse por sí mismo.",
        },
    ),
    "municipal_code": ReadingWords(
        "¿Es “criminal activity” (actividad delictiva) cualquier infracción del Código Municipal?",
        {"counts": "Cuenta", "does_not_count": "No cuenta"},
        {
            "counts": "La definición la incluye sin límite.",
            "does_not_count": "“Criminal” debería significar una infracción que sea delito.",
        },
    ),
    "civil_papers_are_status": ReadingWords(
        "¿Se basa “solely on immigration status” (únicamente en el estatus migratorio) un arresto que solo se "
        "apoya en un documento civil de inmigración?",
        {"yes": "Sí, se basa solo en el estatus", "no": "No, el documento es otro motivo"},
        {
            "yes": "Un documento así no se apoya en nada más que el estatus.",
            "no": "Un documento es un motivo propio, así que el estatus no es el único.",
        },
    ),
    "self_access": ReadingWords(
        "¿Es una divulgación dar a las personas su propia información?",
        {"not_a_disclosure": "No es una divulgación", "a_disclosure": "Es una divulgación"},
        {
            "not_a_disclosure": "No se da a conocer nada a nadie nuevo.",
            "a_disclosure": "La cláusula no menciona ninguna excepción por consentimiento.",
        },
    ),
    "contractors": ReadingWords(
        "¿Es un contratista un “employee of the City of Hartford” (empleado de la Ciudad de Hartford) según 2-929?",
        {"not_covered": "No está incluido", "covered": "Está incluido"},
        {
            "not_covered": "La palabra es “employee” (empleado), y no se define con mayor amplitud.",
            "covered": "El propósito fracasa si quienes actúan en nombre de la Ciudad son libres de hacer lo que sus "
            "empleados no pueden.",
        },
    ),
}
