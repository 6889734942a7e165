"""The forms of Spanish words: verbs in the tenses that notes and letters use, with their joined pronouns; plurals, genders.

Folded spelling: no accents (the shadow has none), ñ as n. Both the written and the usual misspelt forms of a verb come out
where folding makes them one.
"""

from __future__ import annotations

_CLITICS = ("me", "te", "se", "le", "lo", "la", "les", "los", "las", "nos")
_PAIRS = ("selo", "sela", "melo", "mela", "telo", "nosla", "noslo", "sele", "seles", "selos", "selas")
# Stems that change under stress in the present: the infinitive, then the changed stem.
_CHANGING = {
    "apretar": "apriet", "cerrar": "cierr", "contar": "cuent", "probar": "prueb", "sonar": "suen", "encontrar":
        "encuentr",
    "mostrar": "muestr", "colgar": "cuelg", "rogar": "rueg", "negar": "nieg", "empezar": "empiez", "comenzar": "comienz",
    "pensar": "piens", "forzar": "fuerz", "golpear": "golpe", "acostar": "acuest", "recordar": "recuerd", "soltar":
        "suelt",
    "perder": "pierd", "defender": "defiend", "entender": "entiend", "mover": "muev", "volver": "vuelv", "devolver":
        "devuelv",
    "resolver": "resuelv", "doler": "duel", "poder": "pued", "querer": "quier", "tener": "tien", "venir": "vien",
    "mentir": "mient", "sentir": "sient", "herir": "hier", "preferir": "prefier", "referir": "refier", "dormir": "duerm",
    "morir": "muer", "pedir": "pid", "seguir": "sigu", "perseguir": "persigu", "servir": "sirv", "vestir": "vist",
        "despedir": "despid",
    "huir": "huy", "recluir": "recluy", "denunciar": "denunci", "jugar": "jueg", "oler": "huel", "decir": "dic",
    "mantener": "mantien", "detener": "detien", "obtener": "obtien", "retener": "retien", "acertar": "aciert",
}  # fmt: skip
# Preterite stems that are not regular (with -e, -o, -imos, -ieron), and other odd forms.
_PRETERITE = {
    "tener": "tuv", "estar": "estuv", "poder": "pud", "poner": "pus", "saber": "sup", "hacer": "hic", "querer": "quis",
    "venir": "vin", "decir": "dij", "traer": "traj", "mantener": "mantuv", "detener": "detuv", "obtener": "obtuv",
    "retener": "retuv", "andar": "anduv", "haber": "hub", "imponer": "impus", "deshacer": "deshic", "conducir": "conduj",
    "proponer": "propus", "exponer": "expus", "satisfacer": "satisfic",
}  # fmt: skip
_ODD = {
    "ser": "soy eres es somos son era eras eramos eran fui fue fuiste fuimos fueron sea sean siendo sido sera seran "
        "seria",
    "ir": "voy vas va vamos van iba ibas ibamos iban fui fue fuiste fuimos fueron vaya vayan yendo ido ira iran iria",
    "haber": "he has ha hemos han habia habias habian hubo haya hayan habiendo habido habra habria",
    "ver": "veo ves ve vemos ven veia veian vi vio viste vimos vieron vea vean viendo visto vera veran veria vido",
    "dar": "doy das da damos dan daba daban di dio diste dimos dieron de den dando dado dara daran daria",
    "oir": "oigo oyes oye oimos oyen oia oian oi oyo oiste oyeron oiga oigan oyendo oido oira oiran",
    "caer": "caigo cae caen cai cayo cayeron caia cayendo caido",
    "estar": "estoy estas esta estamos estan estaba estabas estabamos estaban este esten estando estado estara estaria",
    "saber": "se sabe sabes sabemos saben sabia sabian sepa sepan sabiendo sabido sabra sabria",
    "hacer": "hago hizo hecho hara haran haria haga hagan", "decir": "digo dicho dira diran diria diga digan",
    "poner": "pongo puesto pondra ponga pongan", "imponer": "impongo impuesto imponga", "traer":
        "traigo trayendo traido traiga",
    "tener": "tengo tendra tendran tendria tenga tengan", "venir": "vengo vendra vendria venga vengan",
    "mantener": "mantengo mantendra mantenga", "detener": "detengo detenga detengan", "obtener":
        "obtengo obtendra obtenga",
    "retener": "retengo retenga", "romper": "roto rota", "abrir": "abierto abierta", "escribir": "escrito escrita",
    "morir": "muerto muerta", "volver": "vuelto", "devolver": "devuelto devuelta", "cubrir": "cubierto", "salir":
        "salgo saldra salga",
    "leer": "leyo leyeron leyendo", "creer": "creyo creyeron creyendo", "huir": "huyo huyeron huyendo",
    "recluir": "recluyo recluyeron recluyendo", "querer": "querra querria", "poder": "podra podria podrian pudiendo",
    "proteger": "protejo proteja protejan", "coger": "cojo coja cojan", "recoger": "recojo recoja", "exigir":
        "exijo exija",
}  # fmt: skip
_ENDINGS = {
    "a": (
        (
            "o as a amos an aba abas abamos aban e aste o amos aron are ara aran aria arian e es emos en ara aran ase "
            "asen ar ando"
        ),
        "ado ada ados adas",
    ),
    "e": (
        (
            "o es e emos en ia ias iamos ian i iste io imos ieron ere era eran eria erian a as amos an iera ieran iese "
            "iesen er iendo"
        ),
        "ido ida idos idas",
    ),
    "i": (
        (
            "o es e imos en ia ias iamos ian i iste io imos ieron ire ira iran iria irian a as amos an iera ieran iese "
            "iesen ir iendo"
        ),
        "ido ida idos idas",
    ),
}
# Nothing regular is left of these.
_WHOLE = frozenset(("ser", "ir", "haber", "ver", "dar", "estar", "oir"))
# In the present these endings bear no stress, so that the stem changes.
_STRESSED = {"a": "o as a an e es en", "e": "o es e en a as an", "i": "o es e en a as an"}
_SOFT = "eiéí"


def _join(stem: str, kind: str, ending: str) -> str:
    """The stem with its ending, spelt so that it keeps its sound: pegar, pegué; tocar, toqué; amenazar, amenacé."""
    soft = ending[:1] in ("e", "i")
    if kind == "a" and soft:
        for hard, spelt in (("gu", "gü"), ("g", "gu"), ("c", "qu"), ("z", "c")):
            if stem.endswith(hard):
                return stem[: -len(hard)] + spelt.replace("ü", "u") + ending
    if kind != "a" and not soft:
        for hard, spelt in (("gu", "g"), ("g", "j"), ("c", "zc" if stem[-2:-1] in "aeiou" else "z")):
            if stem.endswith(hard):
                return stem[: -len(hard)] + spelt + ending
    return stem + ending


def _preterite(verb: str) -> set[str]:
    stem = _PRETERITE.get(verb)
    if not stem:
        return set()
    third = "z" if stem.endswith("c") else stem[-1]
    they = "eron" if stem.endswith("j") else "ieron"
    return {
        stem + "e",
        stem[:-1] + third + "o",
        stem + "iste",
        stem + "imos",
        stem + they,
        stem + "iera",
        stem + "ieran",
    }


def _raised(verb: str, stem: str, kind: str) -> set[str]:
    """-ir verbs with another vowel in the third person of the past: pidió, sintió, murió."""
    changed = _CHANGING.get(verb)
    if kind != "i" or not changed:
        return set()
    other = stem
    for vowel, to in (("e", "i"), ("o", "u")):
        at = stem.rfind(vowel)
        if at >= 0 and at >= max(stem.rfind(letter) for letter in "aeiou"):
            other = stem[:at] + to + stem[at + 1 :]
    return {other + ending for ending in ("io", "ieron", "iendo", "iera", "ieran")}


def _finite(verb: str) -> set[str]:
    if verb in _WHOLE:
        return set(_ODD[verb].split())
    stem, kind = verb[:-2], verb[-2]
    plain = {_join(stem, kind, ending) for ending in _ENDINGS[kind][0].split()}
    changed = _CHANGING.get(verb)
    if changed:
        plain |= {_join(changed, kind, ending) for ending in _STRESSED[kind].split()}
    return plain | _preterite(verb) | _raised(verb, stem, kind) | set(_ODD.get(verb, "").split())


def _participles(verb: str) -> set[str]:
    stem, kind = verb[:-2], verb[-2]
    odd = [form for form in _ODD.get(verb, "").split() if form.endswith(("to", "cho"))]
    made = {form[:-1] + ending for form in odd for ending in ("o", "a", "os", "as")}
    return made or {stem + ending for ending in _ENDINGS[kind][1].split()}


def _gerunds(verb: str) -> set[str]:
    return {form for form in _finite(verb) if form.endswith("ndo")}


def _joined(verb: str) -> set[str]:
    """Infinitive, gerund and command with pronouns joined: pegarle, pegándome, ayúdeme."""
    stem, kind = verb[:-2], verb[-2]
    command = {_join(stem, kind, "e" if kind == "a" else "a"), _join(stem, kind, "en" if kind == "a" else "an")}
    odd = {form for form in _ODD.get(verb, "").split() if form.endswith(("ga", "gan", "ea", "ean"))}
    hosts = {verb, *_gerunds(verb), *command, *odd}
    return {host + clitic for host in hosts for clitic in (*_CLITICS, *_PAIRS)}


def forms(word: str, kind: str) -> set[str]:
    """The forms of `word` of a kind: v all of a verb, vf finite, vp participles, vg gerunds; n plural; a all genders."""
    if kind == "n":
        return {word, word + ("s" if word[-1] in "aeiou" else "es") if word[-1] != "z" else word[:-1] + "ces"}
    if kind == "a":
        stem = word[:-1] if word[-1] in "oa" else word
        return {stem + ending for ending in ("o", "a", "os", "as")} | ({word} if word[-1] not in "oa" else set())
    if word.endswith("se"):  # casarse is casar with a pronoun
        word = word[:-2]
    infinitive = {word, *(word + clitic for clitic in (*_CLITICS, *_PAIRS))}
    finite = _finite(word) - _gerunds(word) - {word}
    participles = _participles(word)
    return {
        "v": finite | infinitive | _gerunds(word) | _joined(word) | participles,
        "vf": finite,
        "vd": finite | participles,
        "vp": participles,
        "vg": _gerunds(word) | {g + c for g in _gerunds(word) for c in (*_CLITICS, *_PAIRS)},
        "vi": infinitive,
    }[kind]
