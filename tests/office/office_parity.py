"""Referrals for the audit's page: a year of them, drawn from a seed, in which Spanish waits longer from a day on."""

import random
from datetime import timedelta

DAYS, SLOW = 364, 200
NEEDS, PLACES = ("food", "dental", "housing"), ("frog_hollow", "parkville", "anywhere")
WORKERS = 4


def a_year_kept(workers: list[str], count: int = 900) -> None:
    """Keeps them, for these workers' handles. One worker made four, and one language is spoken in three."""
    from charteroak.law.law import today
    from charteroak.office.referrals.models import Referral

    rng = random.Random(927)  # noqa: S311 - no secret
    kept = []
    for each in range(count):
        day = rng.randrange(DAYS)
        language = "so" if each < 3 else rng.choices(("en", "es", "pl"), (60, 30, 10))[0]
        slow = 4 if language == "es" and day >= SLOW else 1
        asked = today() - timedelta(days=DAYS - day)
        closed = rng.random() < 0.8
        kept.append(
            Referral(
                record=f"{each:032x}",
                worker=workers[0] if each < 4 else rng.choice(workers[1:]),
                need=rng.choice(NEEDS),
                place=rng.choice(PLACES),
                language=language,
                channel=rng.choice(("counter", "phone", "online")),
                state="closed" if closed else "handed",
                asked_on=asked,
                waited=5 * round(slow * rng.lognormvariate(1, 0.7)) + 5,
                catalogue="",
                listed="",
                offered=" ".join("0" * 8 for _ in range(rng.randint(2, 5))),
                outcome=rng.choices(("reached", "not_reached", "declined"), (6, 3, 1))[0] if closed else "open",
                closed_on=asked + timedelta(days=rng.randrange(1, 40)) if closed else None,
            )
        )
    Referral.objects.bulk_create(kept)
