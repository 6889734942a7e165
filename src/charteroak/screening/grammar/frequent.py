"""How often words stand in a city's papers, roughly: what a pattern is tried by should be rare.

Four steps are enough: words that are everywhere, words of every line, words of many, and all others. Function words are by general knowledge of
both languages; the nouns and verbs are those of municipal, police and social-service writing.
"""

from __future__ import annotations

EVERYWHERE, EVERY_LINE, MANY, RARE = 5000.0, 600.0, 40.0, 1.0
"""Times in a million characters."""

_EVERYWHERE = "the to of and a in for is on was he she at with that it her his el la de y que en se un una los con por"
_EVERY_LINE = """
a an the and or but of to in on at by for with from as if its it he she they i we you him her them me us his their my our your this that these
those who which what when where is are was were be been being am not no do does did has have had can could may might will would should must so
than then there here out up down off over all any some one two first last new get got go see say said says told one new time day also now about
after before since because until man s d m re ve ll t w x
el la los las un una de del al a en con por para sin y o u e ni no si que se le lo les me te nos su sus mi mis es son era fue ser esta estan este
esto esa ese eso yo ella ha han hay tiene dice como mas muy ya pero porque cuando donde hasta desde sobre todo todos otra uno dos dia
"""
_MANY = """
three four five six seven eight nine ten other another next old gets getting goes going went gone come comes came coming saw seen want
wants wanted need needs needed make makes made making take takes took taken taking give gives gave given giving put puts let lets ask asks asked
asking call calls called calling back still just only into while women woman men people person persons someone somebody anyone anybody everyone
everybody nobody something anything nothing everything never always again away around through between under against without within during
know think thinks thought believe look looked find found feel feels felt keep keeps kept leave leaves left leaving
tell tells telling talk talks talked speak spoke hear heard show showed use used using try tried help helps helped helping start
started stop stopped stay stayed stays live lives lived living lives move moved moving walk walked walking run ran turn turned bring brought sit
stand stood hold held held open opened close closed pay pays paid paying send sent write wrote written read sign signed signs meet met lose lost
order orders ordered report reports reported reporting case cases court police officer officers house home apartment apt building floor room
door doors window street st ave avenue road school office city town state hall department family families child children kid kids mother mom father
dad parent parents son sons daughter daughters husband wife friend friends brother sister cousin aunt uncle caller callers client clients patient pt
student students tenant tenants neighbor neighbors owner owners resident residents staff worker workers driver name names number numbers phone card
cards letter letters form forms service services program programs work works worked working job money rent week weeks month months year years night
morning afternoon evening today tomorrow yesterday status claim claims claimed file filed files filing record records document documents papers
paper statement statements stmt application applications apply applied applying approved approve denied deny pending interview test kit exam
examination advocate shelter victim victims witness witnesses suspect suspects partner partners ex return returned returns tax taxes line lines box
says states check checks checked hearings judge lawyer attorney appt appointment permit permits expired expires expire renewed renewal
due date page copy copies notice mail email message text note notes meeting board council member members question questions answer answers
issue issues problem problems complaint complaints request requests requested information info public private legal health safety security social
support insurance benefit benefits plan section unit units area block light lights water street park car cars truck vehicle plate license front rear
left right side scene area photo photos photographs video camera fight gun shot shots fire fired hit hits run bag hand hands head face arm eye eyes
black white red blue green gray male female young older party event events group groups community center program training policy law laws rule rules
action actions matter matters reason result results end part way place things thing life world number lot little big small long short good bad better
best high low full free early late sure able available possible different same own very really well too much many more most less least few several
each every both either such own posted carried sent given received reviewed completed scheduled attached enclosed sheet list table tag tires paint
porch porches wall step steps stairs bathroom kitchen bed food store shop bus stop corner lot yard tree trees snow ice trash bulk repair repairs
inspection inspector violation violations code codes building housing fair budget fund funds funding grant grants cost costs fee fees amount total
balance account bill bills check payment payments deposit hours hour minutes minute shift schedule morning monday tuesday wednesday thursday friday
saturday sunday january february march april may june july august september october november december spring summer fall winter mr mrs ms dr
first second third half whole happened happen happens appears appeared arrived arrive responded response advised advise stated state observed
located transported taken contact contacted contacting witness'd involved incident incidents assault assaults weapon injury injuries medical hospital
domestic violence sexual abuse threat threats protective protection warrant arrest arrested custody detention release released charge charges charged
guy girl boy lady gentleman thanks thank please hello hi sincerely dear regards re subject fwd attn fyi ok okay yes yeah id ids self other refer
referred referral followup follow plans planned visit visits visited join joined class classes library book books game games team summer camp

add added adds addition additional change changed changes instead key keys fixed closes data avoid value allow allows type memory source option function
update updated error remove removed set sets missing create created common print format correct process drop match based field method current target
empty example later multiple failure tools main object entry reference via certificate link session setting running provide provided provides single
access net level exit extra fail fails failed standard cause caused checking built various feature switch mark branch wrong comment point including
signature specified broken limit address previous following require requires required special host color existing related contains false actually
otherwise separate reading major map optional supports select currently news manual once however clear complete safe wait future reduce replaced
content connect expected unknown writing details general conditions mention history basic proper latest having doing push save share stable word
register though leading ticket pick itself normal regular assume prevent trying seems real outside sources terms final limited purpose returning
insert model above per cross clean split bit names line block box waiting positive standing awake attached credit bond frente taller quedo fixed
basement attic graffiti blight dumping tire mattress couch fence railing roof heat leak pool pond market church hotel restaurant garage gas electric
agua tubo techo baño calefaccion escalera patio mesa silla taller clase clases grupo torneo camion arbol ramas plaza banco salon

cada otro otros otras vez veces anos ano mes meses semana semanas dias hora horas hoy ayer manana noche tarde casa apartamento piso cuarto puerta
calle escuela oficina ciudad pueblo estado corte tribunal policia agente caso casos orden ordenes informe reporte madre mama padre papa esposo
esposa marido mujer hombre nino nina ninos hijo hija hijos amigo amiga hermano hermana vecino vecina vecinos cliente paciente estudiante inquilino
dueno dueña senor senora sr sra don dona nombre numero telefono tarjeta carta ayuda servicio servicios programa paga pagar pago trabaja trabajo
trabajar dinero renta tiempo tengo tienen tenia hace hacer hizo va van ir fue voy viene vino llego llegar llega llama llamo llamar vio vi ver oyo
quiere quiero puede puedo pueden pide pidio pedir da dan dar dio dieron recibe recibio recibo recibir sabe se perdio perder dejo deja dejar sale
salio salir entro entrar lleva llevo llevar trajo traer habla hablo hablar dijo dicen decir pregunta pregunto necesita necesito usted ustedes ellos
ellas nosotros alguien nadie nada algo nunca siempre tambien solo ahora despues antes luego aqui alli entre contra bajo durante segun documento
documentos papel papeles formulario forma solicitud cita entrevista estatus estado seguro seguros social numero foto fotos carro carros guagua agua
luz basura edificio parque iglesia tienda comida bien mal mejor grande nuevo nueva primero primera segundo ultimo ultima mismo misma cosa cosas
gente persona personas familia familias comunidad reunion junta queja quejas pendiente falta faltan firma firmo copia copias nota notas dueno
gracias favor buenas buenos tardes dias senores atentamente estimada estimado asunto
"""
_RANK = dict.fromkeys(_MANY.split(), MANY) | dict.fromkeys(_EVERY_LINE.split(), EVERY_LINE)
_RANK |= dict.fromkeys(_EVERYWHERE.split(), EVERYWHERE)


def times(word: str) -> float:
    """How often a word stands in a million characters, about. Short numbers and single letters are no rare words."""
    if word in _RANK:
        return _RANK[word]
    if len(word) == 1:
        return EVERY_LINE
    return MANY if len(word) < 3 or (word.isdigit() and len(word) <= 3) else RARE
