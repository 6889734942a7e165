"""Text to screen that nobody wrote about anybody: lines of a city's log, made of phrases, a known share with a status.

The phrases are many, so that a word stands in few of the lines, as in a real log.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

_PLAIN = """
Caller reports a streetlight out at {n} {street} since {day}, pole number {n}.
Crew {n} cleared the catch basin on {street} and will be back {day} with the vac truck.
{first} {last} asked for a callback about the recycling cart, lid cracked, serial {n}.
Permit {n} for the porch at {n} {street} was renewed; the owner was told to post it.
Inspector noted a loose railing on the second floor and took {n} photographs.
Reading room closed {day} for the carpet; the laptops go to the annex until the paint is dry.
Unit {n} went to {street} for an alarm, checked the doors, found all secure and cleared.
Payment {n} for the ball field was posted to the recreation fund, receipt mailed {day}.
Tow requested at {n} {street}, gray sedan, two flat tires, sticker placed {day}.
The board moved to accept the minutes, {last} seconded, and the motion carried.
Water shut off at {n} {street} for the main; residents on the block were given notices.
{first} from Parks needs {n} cones and the long ladder back by {day} for the concert.
Sidewalk lifted by roots near {n} {street}; forestry to grind and the mason to follow.
Vendor {last} delivered {n} cases of paper, short one, credit memo to be sent.
Bulk pickup set for {day}: one couch, one mattress, a broken dresser at {n} {street}.
Pothole filled on {street} by the bus shelter, cold patch, redo when the plant opens.
{first} {last} wants to know when the pool opens and whether the lockers were fixed.
Graffiti on the underpass wall at {street}, about {n} feet, no words, primed and rolled.
The summer reading kits are short {n} bookmarks; the printer promised them by {day}.
Salt spreader {n} has a bad chain; mechanic says half a day, keep the spare ready.
Two benches on {street} need slats, the third one is solid, paint touch up only.
Budget line {n} was overspent on overtime during the storm; transfer memo attached.
Elevator stuck between floors at the annex for {n} minutes, technician reset it.
Fence post down behind the tennis courts, zip tied for now, welder asked for {day}.
Dog license {n} issued to {first} {last}, beagle mix, rabies certificate seen.
Noise complaint at {n} {street}, loud bass after midnight, quiet when the unit arrived.
The copier on three jams with the heavy stock; use tray two until {last} comes.
Crossing guard post at {street} is covered by {first} until the end of the month.
Snow route {n} done by six; the hill at {street} needs a second pass with sand.
Hydrant {n} flow tested, static good, cap greased, chain replaced.
Agenda for {day}: approval of the minutes, parking pilot, bench donation, adjournment.
Mr. {last} says his car tax was billed twice and has both receipts with him.
Mosquito trap at the pond emptied {day}, {n} counted, none positive.
{first} moved the projector to the community room; the remote needs batteries.
Library hold {n} expired; book returned to the shelf, patron notified by text.
Tree limb on wires at {street}, utility called, cones out, crew standing by.
The farmers stall opens {day} at ten; {last} brings the tents and the sandbags.
Boiler at the firehouse tripped twice overnight; new sensor on order, number {n}.
Street sweeping on {street} postponed for the parade, signs to be moved by {day}.
Class of {n} visited the pump house; two chaperones, no incidents, thank you note in the file.
Lost and found: one glove, a blue lunch box, keys with a whale tag, from the gym.
Plat {n} recorded, fee paid, copy to {last} at the surveyor's office.
Leak in the ceiling of the map room again after the rain, bucket placed, roofer called.
The swim team asks for lane {n} on {day}; lifeguard schedule permits it.
Cart {n} replaced at {n} {street}; the old one had a split wheel.
Traffic count on {street} shows {n} cars an hour, mostly before nine.
Ms. {last} would like the hedge at the corner trimmed so drivers can see.
Generator test {day} at noon, lights will blink, servers are on batteries.
Rain garden at the school planted with {n} plugs; mulch to come.
Meter {n} on {street} eats quarters; bagged and reported to the vendor.
Choir rehearsal in the auditorium moved to {day}, piano was tuned.
Manhole cover rattles at {street} and keeps {first} awake; gasket ordered.
Inventory of the supply room: {n} reams, four toner, no staples.
Orange barrels left on {street} by the gas company, asked them to collect.
Fire drill at the senior building took {n} minutes, two doors did not latch.
{last} and {first} repainted the crosswalks by the market before sunrise.
The clock on the tower is {n} minutes slow; the winder is on leave until {day}.
Squirrel in the transformer, power back at noon, pump station never lost feed.
Zoning board continued item {n} so that the applicant can redraw the drainage.
Bike rack bolted at {street}, room for {n}, decal to follow.
Skate park lights are on a timer now, off at ten, key with {first}.
The archive asked for acid free boxes, {n} of the small ones, none of the large.
Fountain drained for the season, nozzles tagged and hung in the shed.
Truck {n} failed emissions; plugs and a filter, retest {day}.
Banner permit for {street} granted to the merchants, {n} weeks, insurance on file.
Ice rink rental by the league was invoiced {day}, open balance {n} dollars.
Hot lunch count {n}, milk short by a crate, dairy will credit.
Compost bins sold out; the next lot is due {day}, waiting list has {n} names.
Gate at the transfer station sticks in the cold, grease and a new hinge.
Chess club needs the side room from four; {last} has the sets.
Wrong size filters came for the gym, {n} returned, correct ones on the truck.
Survey stakes pulled up at the corner of {street}; surveyor will reset them.
Census of street trees: {n} maples, nine ginkgos, a stump or two on {street}.
Radio {n} has static on channel two, swapped with the spare, sent to the shop.
The mural wall was washed; the artist wants photos before {day}.
Se tapó el hoyo de la calle {street} y queda pendiente pintar la línea.
La señora {last} preguntó por el reciclaje del patio y se le explicó el calendario.
El camión {n} no prende; el mecánico dice que es la batería.
Se cambió la bombilla frente al {n} de {street}, funciona bien.
Don {first} quiere saber a qué hora abre la piscina los domingos.
Falta un banco en la plaza, lo trae el herrero el {day}.
El grupo de dominó pide la mesa larga y cuatro sillas más.
Árbol caído en {street}, ya lo cortaron, falta recoger las ramas.
Se entregaron {n} botes de reciclaje en el barrio, sobraron dos.
La clase de baile pasa al salón B por la filtración del techo.
El semáforo de {street} quedó en amarillo, avisado al taller.
Quedan {n} camisetas del torneo, tallas pequeñas solamente.
"""
_STATUS = """
She says her husband hit her and took the keys.
He told the desk he is undocumented and afraid.
Her ex-boyfriend choked her on {day}.
The family gets SNAP and the card was lost.
{first} {last} is on HUSKY A and needs the form.
{first} saw the man stab the clerk.
The client was raped in {day} and wants the advocate.
{first} {last} is gay and was called names.
Ella dice que no tiene papeles.
El marido le pega y ella pide otra cita.
La niña tiene HUSKY y falta la tarjeta.
Él vio cuando le dispararon al vecino.
Mr. {last} got a tax refund of ${n}.
"""
_STREETS = ("Garden", "Zion", "Maple", "Park", "Wethersfield", "Capen", "Barbour", "Hillside", "Franklin", "Ashley")
_FIRST = ("Ida", "Marcus", "Yolanda", "Piotr", "Denise", "Hector", "Thanh", "Grace", "Otis", "Lourdes", "Nadia", "Amir")
_LAST = ("Malloy", "Okafor", "Rivera", "Zielinski", "Nguyen", "Cordeiro", "Ortega", "Duffy", "Haddad", "Peltier")
_DAYS = ("Monday", "Tuesday", "Friday", "March", "October", "the 9th", "last week")


def lines(count: int, share: float, seed: int = 1) -> Iterator[str]:
    """So many lines of about 350 characters; this share of them has one sentence with somebody's status."""
    random = Random(seed)  # noqa: S311 - the same text every time is what is wanted
    plain, status = _PLAIN.strip().split("\n"), _STATUS.strip().split("\n")
    for number in range(count):
        sentences = [_filled(random, random.choice(plain)) for _ in range(4)]
        if random.random() < share:
            sentences.insert(random.randrange(4), _filled(random, random.choice(status)))
        yield f"2026-{1 + number % 12:02}-{1 + number % 28:02} {number % 24:02}{number % 60:02} " + " ".join(sentences)


def _filled(random: Random, sentence: str) -> str:
    return sentence.format(
        n=random.randrange(2, 900),
        street=random.choice(_STREETS),
        first=random.choice(_FIRST),
        last=random.choice(_LAST),
        day=random.choice(_DAYS),
    )
