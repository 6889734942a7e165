"""Named patterns of Spanish that the rules of every class may use. As in English, folded: no accents, n for ñ."""

WORDS = {
    # -- people ------------------------------------------------------------------------------------------------
    "el_ella": "el | ella | ellos | ellas | yo | nosotros | usted | ud | uno | una",
    "le": "le | lo | la | les | los | las | me | nos | se | te",
    "su": "su | sus | mi | mis | nuestro/a | tu | tus",
    "art": "el | la | los | las | un | una | unos | unas | este | esta | ese | esa | al | del",
    "titulo": "sr | sra | srta | senor | senora | senorita | don | dona | dr | dra | agte | sgto | tnte | mr | mrs | "
    "ms | prof",
    "named": "{titulo} {name}* {name} | {name} {name} {name} | {name} {initial} {name} | {name} {name} | "
    "{name} {initial} | {initial} {name} | {name} | {initial} {initial} | {initial} {initial} {initial}",
    "hijo": "hijo/a | nino/a | nene/a | bebe/n | muchacho/a | chico/a | chiquito/a | menor/n | hijastro/a | "
    "gemelos | gemelas | criatura/n | joven | adolescente/n",
    "padre": "madre/n | mama/n | mami | padre/n | papa/n | papi | padrastro | madrastra | padres",
    "familiar": "{hijo} | {padre} | hermano/a | tio/a | primo/a | sobrino/a | abuelo/a | abuelita | abuelito | "
    "nieto/a | cunado/a | suegro/a | comadre | compadre | yerno | nuera | nuero | padrino | madrina | "
    "pariente/n | familiar/n",
    "pareja": "[ex | actual | anterior | antigua | antiguo] (esposo/a | marido/n | mujer | novio/a | pareja | "
    "conyuge | companero sentimental | companera sentimental | conviviente | prometido/a | senor | concubino/a | "
    "expareja | exesposo | exesposa | exmarido | exnovio | exnovia | exmujer) | ex | (padre | papa | mama | "
    "madre) de (sus | mis | los | su | mi | las) ({hijo})",
    "relacionado": "{pareja} | {familiar}",
    "rol": "cliente/a | clte | pcte | paciente/n | victima/n | testigo/n | vecino/a | inquilino/a | estudiante/n | "
    "alumno/a | usuario/a | solicitante/n | empleado/a | residente | llamante | querellante | dueno/a | "
    "casero/a | senor/a | senora | senorita | mujer | hombre | joven | muchacho/a | muchacha | chamaco/a | "
    "trabajador/a | amigo/a | companero/a | sospechoso/a | persona | conductor/a | participante/n | madre | padre",
    "quien": "{el_ella} | {named} | {art} {rol} | {rol} | {su} {relacionado} | {art} {relacionado} | {relacionado} | "
    "{aged} | quien | que",
    # -- verbs -------------------------------------------------------------------------------------------------
    "no": "no | nunca | jamas | ni | tampoco | ya no | sin | todavia no | aun no",
    "quizas": "quiza | quizas | tal vez | talvez | a lo mejor | posiblemente | probablemente | parece que | "
    "al parecer | supuestamente | presuntamente | puede que | creo que | dizque | podria | puede | deberia | debe",
    "adverbio": "ya | todavia | aun | tambien | siempre | ahora | actualmente | antes | solo | solamente | apenas | "
    "mucho | muy | mas | otra vez | de nuevo | hoy | recien | recientemente | abiertamente | casi",
    "es": "({no} | {quizas} | {adverbio} | {le})* (ser/v | estar/v) ({no} | {adverbio} | siendo | sido)*",
    "tiene": "({no} | {quizas} | {adverbio} | {le})* (tener/v | haber/v) ({no} | {adverbio})*",
    "recibe": "({no} | {quizas} | {adverbio} | {le} | {es} | ha | han | he | hemos | habia)* (recibir/v | coger/v | "
    "cobrar/v | obtener/v | conseguir/v | agarrar/v)",
    "dice": "decir/v | contar/v | reportar/v | informar/v | indicar/v | referir/v | declarar/v | manifestar/v | "
    "alegar/v | afirmar/v | admitir/v | revelar/v | explicar/v | mencionar/v | creer/v | confirmar/v | "
    "expresar/v | comentar/v | senalar/v",
    "niega": "negar/v | desmentir/v | retractar/v",
    # -- what turns a claim ------------------------------------------------------------------------------------
    "cualquiera": "cualquiera | alguien | nadie | todos | todas | quienes | personas | gente | aquellos | muchos | "
    "algunos",
    "plurales": "residentes | familias | hogares | victimas | sobrevivientes | testigos | inmigrantes | clientes | "
    "solicitantes | inquilinos | beneficiarios | ciudadanos | estudiantes | pacientes | participantes | "
    "empleados | trabajadores | adultos | mujeres | hombres | personas | voluntarios | vecinos | ninos | "
    "padres | contribuyentes | refugiados",
}
