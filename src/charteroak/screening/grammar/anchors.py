"""Which words of a pattern make it worth trying: the rarest that it cannot do without."""

from __future__ import annotations

from charteroak.screening.grammar.pattern import Either, Look, Node, Seq, Times, Words

# Words so common in notes that a pattern tried at each of them costs more than it finds; the others count as rare.
_EVERYWHERE = frozenset(
    "a an the and or but of to in on at by for with from as if it its he she they i we you him her them me us his their my our your this that "
    "these those who which what when where is are was were be been being am not no do does did has have had having can could may might will "
    "would should must so than then there here out up down off over all any some one two other first last new old get gets got getting go "
    "goes going went come came see saw seen say says said tell told know knew want wants need needs make made take took give gave put let ask "
    "asked call called back still just only also now about into after before since because while until man men woman women people person "
    "s d m re ve ll t x w el la los las un una unos unas de del al a en con por para sin y o u e ni no si que se le lo les me te nos su sus mi "
    "mis tu es son era fue ser estar esta estan este esto esa ese eso yo ella ellos ellas usted ha han he hay tiene tienen tengo dice dijo dio "
    "hace hacer va van ir como mas muy ya pero porque cuando donde hasta desde sobre todo toda todos todas otro otra uno dos vez dia dias ano "
    "anos casa gente hombre mujer nino nina hijo hija senor senora don dona sr sra".split()
)
_OFTEN = frozenset(
    "order orders report reports reported case cases court police home house school office city state street family child children kid kids "
    "mother mom father dad son daughter husband wife friend brother sister caller client pt student tenant patient neighbor name number phone "
    "card cards letter form forms help service services program pay paid paying work works worked working job money rent time day week month "
    "year years night open closed status claim claims claimed filed file files filing heard hear hears hit hits left leave leaves told back car "
    "door record records statement stmt application apply applied applying approved denied pending interview test kit exam advocate shelter "
    "victim witness suspect partner ex someone anyone nobody something nothing never own owns owe owes owed return returns returned tax taxes "
    "line box says stated states told tells sees looks looking look showed shows show papers paper check checks hearing judge lawyer appt "
    "caso casos corte tribunal policia escuela oficina ciudad calle madre mama padre papa esposo esposa amigo hermano hermana vecino vecina "
    "cliente nombre numero telefono tarjeta carta ayuda servicio programa paga pagar pago trabaja trabajo dinero renta tiempo mes semana noche "
    "estado llego llega llama llamo vio vi ver oyo quiere quiero puede puedo pide pidio da dan dar recibe recibo papel papeles cita orden caso "
    "sabe se perdio perdieron quito quitaron nunca nada alguien nadie".split()
)
# A set with one of these cannot be looked for in text: an apostrophe may stand inside.
_WRITTEN_APART = frozenset(
    "dont doesnt didnt isnt arent wasnt werent aint hasnt havent hadnt cant wont wouldnt couldnt shouldnt mustnt im ive hes shes theyre youre "
    "weve theyve ill youll hed shed theyd".split()
)


def cost(word: str) -> float:
    """How often a word makes a pattern be tried in vain, about, for a thousand words."""
    return 40.0 if word in _EVERYWHERE else 4.0 if word in _OFTEN else 0.05


def anchors(node: Node) -> frozenset[str] | None:
    """The words one of which stands in every text that the pattern matches; None where no such set is usable."""
    found = _anchors(node)
    return found[1] if found else None


def _anchors(node: Node) -> tuple[float, frozenset[str]] | None:
    match node:
        case Words(words, kinds):
            usable = words and not kinds and all(word.isalnum() and word not in _WRITTEN_APART for word in words)
            return (sum(map(cost, words)), words) if usable else None
        case Seq(parts):
            every = [found for part in parts if (found := _anchors(part))]
            return min(every, key=lambda found: found[0], default=None)
        case Either(parts):
            branches = [_anchors(part) for part in parts]
            if any(branch is None for branch in branches):
                return None
            known = [branch for branch in branches if branch]
            return sum(weight for weight, _ in known), frozenset().union(*(words for _, words in known))
        case Times(part, least):
            return _anchors(part) if least else None
        case Look():
            return None
    return None
