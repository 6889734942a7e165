"""An audit as files: every comparison as CSV, all of it as JSON, in the words of `charteroak.referrals.findings`."""

from __future__ import annotations

import msgspec

from charteroak.office.cells import as_csv
from charteroak.office.referrals.audit_said import Names, comparison_told
from charteroak.office.referrals.audit_words import audit_words
from charteroak.referrals.findings import LEAST_SHOWN, Audit, Comparison, Figure

FORMAT = "charteroak.referrals.audit.v1"
_HEADS = (
    *("by", "group", "name", "measure", "referrals", "figure", "figure_low", "figure_high", "comparable"),
    *("own", "others", "others_low", "others_high", "difference", "difference_low", "difference_high"),
    *("deviations", "chance", "verdict", "said"),
)


def audit_csv(names: Names, audit: Audit) -> bytes:
    """A row a comparison. Days are days; shares are from 0 to 1; a number of referrals under five stands empty."""
    return as_csv([_HEADS, *(_row(names, each) for each in audit.comparisons)])


def _row(names: Names, each: Comparison) -> list[object]:
    own, others, gap = each.own, each.others, each.difference
    judged = gap is not None
    return [
        *(each.by, each.group, names.group(each.by, each.group), each.measure, _number(each.n)),
        *_figure(each.figure),
        *(_number(each.comparable), f"{own.value:.6g}" if own else ""),
        *_figure(others),
        *_figure(gap),
        *((f"{each.z:.4f}", f"{each.chance:.3g}") if judged else ("", "")),
        *(each.verdict, comparison_told(names, each) if each.verdict == "differs" else ""),
    ]


def _figure(figure: Figure | None) -> tuple[str, str, str]:
    return (f"{figure.value:.6g}", f"{figure.low:.6g}", f"{figure.high:.6g}") if figure else ("", "", "")


def _number(n: int) -> object:
    return n if n >= LEAST_SHOWN else ""


def audit_json(names: Names, audit: Audit) -> bytes:
    """All of it. What is not known, or is of fewer than five referrals, is null."""
    built = msgspec.to_builtins(audit)
    built |= {"format": FORMAT, "least_shown": LEAST_SHOWN, "cannot_see": list(audit_words(names.language).blind)}
    return msgspec.json.encode(_without_few(built))


def _without_few(value: object) -> object:
    """The same without numbers of referrals that are too small to be shown."""
    if isinstance(value, dict):
        few = {"n", "comparable"}
        return {
            key: None if key in few and isinstance(one, int) and one < LEAST_SHOWN else _without_few(one)
            for key, one in value.items()
        }
    return [_without_few(one) for one in value] if isinstance(value, list | tuple) else value
