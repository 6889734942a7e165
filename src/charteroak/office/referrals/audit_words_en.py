"""What the audit of referrals says, in English."""

from charteroak.office.referrals.audit_words import AuditWords

WORDS = AuditWords(
    language="en",
    ui={
        "title": "Referrals in the same manner",
        "lede": "Whether referrals went alike for everyone with the same need in the same place, told without asking "
        "or knowing anybody's immigration status.",
        "card": "Referrals in the same manner",
        "card_text": "Waiting, agencies offered and what came of it, by need, place, language, worker and channel",
        "law": "The words of the law",
        "period": "Of when",
        "span": "{first} to {last}, in days UTC",
        "last": "The last twelve months",
        "by_period": "A point of the charts is",
        "week": "a week",
        "month": "a month",
        "measure": "Tables and chart of",
        "files": "Take it with you",
        "csv": "CSV, every comparison",
        "json": "JSON, every comparison and chart",
        "count": "{count} referrals were handed over.",
        "none": "No referral was handed over in this time",
        "none_text": "There is nothing to compare. That is not the same as that nothing differs.",
        "found": "What stands out",
        "nothing": "Nothing stands out in {compared} comparisons and {charts} charts over time. That is no proof that "
        "everyone was treated alike: a difference that is small, or in a small group, cannot be seen.",
        "differs": "Over the whole time",
        "drifts": "What changed",
        "sides": "Every difference has two sides: where one group waits longer, the rest wait less. The surest is "
        "first.",
        "look": "A line here is a reason to look, and no finding about anybody. What a worker was given to do, and for "
        "whom, is not in these figures. They are no ground for discipline by themselves.",
        "chance": "By chance once in {count} such audits.",
        "chance_never": "By chance less than once in a million such audits.",
        "chance_often": "By chance more often than once in two such audits.",
        "like": " than others with the same need and place",
        "like_among": " than among others with the same need and place",
        "before": " than in the rest of the time",
        "office": "In the whole office",
        "range": "{low} to {high}",
        "since": "since {since}",
        "from_to": "from {since} to {until}",
        "throughout": "all the time",
        "week_of": "week {week} of {year}",
        "month_of": "{month} {year}",
        "first_signal": "The chart signaled first in {period}.",
        "sure": "How sure this is",
        "rate": "In a time in which nothing differs, one audit in {often} raises any line above about a group, of all "
        "groups, measures and charts together. The charts of the whole office have the same rate by themselves.",
        "critical": "A comparison stands out from {limit} standard deviations on. The intervals of the differences "
        "hold all together in {level} audits of 100; those of single figures in 95 of 100 each.",
        "few": "A group with fewer than {compared} referrals that have a like one in another group is too small to say "
        "anything of, and is never called out. No figure is given of fewer than {shown} referrals.",
        "unmatched": "{count} referrals have no like one in another group of some kind, and count in no such "
        "comparison.",
        "how": "Each statistic with its source is in docs/parity.md.",
        "blind": "What this cannot see",
        "chart_of": "Over time: {measure}",
        "chart_group": "Over time: {measure}, {group}",
        "chart_none": "There is no chart of this: fewer than eight periods say enough, or nothing varies.",
        "chart_legend": "Line with dots: the figure. Solid line: its middle. Dashed lines: its limits. A filled "
        "diamond is beyond the limits; a ring is where the weighted mean has drifted beyond its own.",
        "chart_parity": "Dots: how far the group was from like referrals of the others in the same period, in standard "
        "deviations. 0 is alike; above is more. The dotted line is the weighted mean.",
        "chart_alt": "Control chart of {measure} with {points} periods and {signals} signals. The table says the same.",
        "chart_table": "The chart as a table",
        "col_period": "Period",
        "col_n": "Referrals",
        "col_value": "Figure",
        "col_center": "Middle",
        "col_limits": "Limits",
        "col_z": "Deviations",
        "col_ewma": "Weighted mean",
        "col_signal": "Signal",
        "signal_limit": "beyond the limits",
        "signal_ewma": "has drifted",
        "col_group": "Group",
        "col_figure": "Figure (95%)",
        "col_alike": "Others alike",
        "col_difference": "Difference",
        "col_says": "What it says",
        "few_n": "fewer than 5",
        "unknown": "-",
        "chart_link": "Chart",
        "chart_link_of": "Chart of {group}",
        "worker": "Worker {number}",
        "worker_named": "{name} (worker {number})",
        "workers_rule": "Workers have numbers here. Only a supervisor sees whose they are.",
        "anywhere": "no place asked about",
        "by_title": "By {kind}",
        "needs_rule": "Needs are not compared with one another: what is alike is compared.",
        "points": "percentage points",
    },
    kinds={
        "need": "need",
        "place": "place",
        "language": "language",
        "worker": "worker",
        "channel": "how someone came",
    },
    of={
        "place": "Place {group}",
        "language": "Language {group}",
        "worker": "{group}",
        "channel": "Came by: {group}",
    },
    measures={
        "waiting": "waiting, from asking to the list",
        "offered": "agencies on the list",
        "reached": "reached an agency, of those closed",
        "declined": "declined, of those closed",
        "open_late": "still open after 30 days",
        "channel_counter": "came to the counter",
        "channel_phone": "came by telephone",
        "channel_online": "came online",
        "channel_visit": "were visited",
    },
    told={
        "waiting": ("people waited {size} longer ({range}){than}", "people waited {size} less ({range}){than}"),
        "offered": (
            "people were offered {size} agencies more ({range}){than}",
            "people were offered {size} agencies fewer ({range}){than}",
        ),
        "share": (
            "the share “{measure}” was {size} higher ({range}){among}",
            "the share “{measure}” was {size} lower ({range}){among}",
        ),
    },
    verdicts={
        "differs": "stands out",
        "no_difference_shown": "no difference shown",
        "too_few": "too few to say",
        "not_compared": "not compared",
    },
    units={"minutes": "minutes", "hours": "hours", "days": "days"},
    short={"minutes": "min", "hours": "h", "days": "d"},
    months=(
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    blind=(
        (
            "It never knows anyone's immigration status, and cannot be asked about it. It sees only what differs by "
            "need, place, language, worker and channel."
        ),
        "Someone who asked and was turned away before a list was made is not in it.",
        "Two groups that are in no need and place together cannot be compared.",
        (
            "A language and a worker may go together: where one worker serves most who speak a language, the audit "
            "cannot say which of the two it is."
        ),
        "A difference that is small, or that lasted a short time in a small group, is missed more often than found.",
        (
            "What became of a referral is known only where somebody told it. If one group tells less often, its share "
            "is of those who did."
        ),
    ),
)
