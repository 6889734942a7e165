"""Harm done by a partner, an ex or a relative, in English."""

from charteroak.screening.found import Category
from charteroak.screening.grammar.rule import Room, Rule

ROOM = Room(
    category=Category.DOMESTIC_VIOLENCE_VICTIM,
    language="en",
    words={
        "harm": "hit/v | beat/v [up] | punch/v | slap/v | choke/v | strangle/v | kick/v | shove/v | push/v | throw/v | burn/v | put/v [his | her] hands on | abuse/v | assault/v | attack/v | grab/v | threaten/v [to kill]",
        "harmed": "hit | beaten [up] | punched | slapped | choked | strangled | kicked | shoved | pushed | burned | burnt | abused | assaulted | attacked | threatened | stabbed",
    },
    rules=(
        Rule(
            name="harmed_by_partner",
            source="marking guide: harm, threat or control by a partner, ex or relative",
            forms=(
                "[{his}] ‹{relative} <3> {harm} {him}›",
                "‹{is} {harmed} by [{his}] {relative}›",
            ),
            hits=(
                "Says her ‹ex hit her› twice.",
                "She ‹was beaten by her husband› in May.",
                "Client states her ‹husband has been choking her›.",
            ),
            misses=("Her husband hit the ball.", "Victims beaten by their partners can call the hotline."),
        ),
    ),
)
