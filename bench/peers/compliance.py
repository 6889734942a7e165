"""Where someone stands with a course, a person at a time: slow, and meant to be read; and the same with pandas.

`charteroak.training.compliance` is tested against the first.
"""

from datetime import date

from charteroak.training.counted import Standing, State


def standing(learner, course, assignments, versions, completions, day):
    """Where a learner stands with a course; None where they do not have to take it."""
    assigned = [each for each in assignments if each.course == course and _is_for(each, learner)]
    if not assigned:
        return None
    versions = sorted((each for each in versions if each.course == course), key=lambda each: each.since)
    known = [(each.version, each.since) for each in versions]
    taken = []
    for each in completions:
        own = [number for number, (name, since) in enumerate(known) if name == each.version and since <= each.on]
        if each.learner == learner.id and each.course == course and own and each.on <= day:
            taken.append((own[0], each.on, each.score))
    state, by = _where(learner, assigned, versions, taken, day)
    mark = max(each.pass_mark for each in assigned)
    newest = max(((number, on) for number, on, score in taken if _reaches(score, mark)), default=None)
    version, on = (known[newest[0]][0], newest[1]) if newest else (None, None)
    return Standing(learner.id, course, state, by, version, on)


def _is_for(assignment, learner):
    return (not assignment.roles or learner.role in assignment.roles) and (
        not assignment.units or learner.unit in assignment.units
    )


def _reaches(score, mark):
    return score is None or score >= mark


def _where(learner, assigned, versions, taken, day):
    if learner.until is not None and learner.until < day:
        return State.LEFT, None
    in_force = [each for each in versions if each.since <= day]
    asked = [each for each in assigned if each.since is None or each.since <= day]
    if learner.since > day or not in_force or not asked:
        return State.LATER, None
    each_by = []
    all_done = True
    for assignment in asked:
        done, by = duty(learner, assignment, in_force, taken, day)
        all_done = all_done and done
        each_by += [by] if by else []
    by = min(each_by, default=None)
    if all_done:
        return State.DONE, by
    return (State.OVERDUE if by < day else State.DUE), by


def duty(learner, assignment, in_force, taken, day):
    """Whether an assignment is done, and by when it has to be, or again; None for never again."""
    counting = [(number, on) for number, on, score in taken if _reaches(score, assignment.pass_mark)]
    if not assignment.on_new_version:
        counting = [(len(in_force) - 1, on) for _, on in counting]  # whichever it is, it is as good as the newest
    if not counting:
        return False, _later(_begin(learner, assignment, in_force[0]), assignment.days)
    number, on = max(counting)
    again = None if assignment.renew_years is None else _years_on(on, assignment.renew_years)
    if number == len(in_force) - 1:
        return again is None or again >= day, again
    new = _later(_begin(learner, assignment, in_force[number + 1]), assignment.days)
    return False, new if again is None else min(again, new)


def _begin(learner, assignment, version):
    return max(learner.since, version.since, assignment.since or date.min)


def _later(day, days):
    return date.fromordinal(day.toordinal() + days)


def _years_on(day, years):
    for last in (day.day, 28):
        try:
            return date(day.year + years, day.month, last)
        except ValueError:
            continue
    raise AssertionError


def with_pandas(learners, assignments, versions, completions, day):
    """How many are done, due and overdue: where each course has one assignment that is for everyone, as is usual."""
    import pandas as pd

    now = pd.Timestamp(day)
    people = _frame(pd, learners, ("id", "since", "until")).rename(columns={"id": "learner", "since": "began"})
    people = people[(people.began <= now) & ~(people.until < now)]
    asked = _frame(pd, assignments, ("course", "days", "renew_years", "pass_mark"))
    own = _frame(pd, versions, ("course", "version", "since")).sort_values(["course", "since"], kind="stable")
    own = own[own.since <= now]
    own["number"] = own.groupby("course").cumcount()
    own["next"] = own.groupby("course").since.shift(-1)
    done = _frame(pd, completions, ("learner", "course", "version", "on", "score"))
    done = done.merge(own, on=["course", "version"]).merge(asked, on="course")
    done = done[(done.on >= done.since) & (done.on <= now) & ~(done.score < done.pass_mark)]
    done = done.sort_values(["number", "on"]).drop_duplicates(["learner", "course"], keep="last")
    cells = people.merge(asked, how="cross").merge(
        done[["learner", "course", "on", "next", "number"]], how="left", on=["learner", "course"]
    )
    first = cells.course.map(own.groupby("course").since.min())
    begun = cells["next"].where(cells.number.notna(), first)
    need = begun.where(begun > cells.began, cells.began).where(begun.notna()) + pd.to_timedelta(cells.days, unit="D")
    again = cells.on.copy()
    for years in cells.renew_years.dropna().unique():
        these = cells.renew_years == years
        again[these] = again[these] + pd.DateOffset(years=int(years))
    again[cells.renew_years.isna()] = pd.NaT
    by = pd.concat([need, again], axis=1).min(axis=1)
    is_done = cells.number.notna() & cells["next"].isna() & ~(again < now)
    return int(is_done.sum()), int((~is_done & ~(by < now)).sum()), int((~is_done & (by < now)).sum())


def _frame(pd, things, names):
    found = pd.DataFrame({name: [getattr(each, name) for each in things] for name in names})
    return found.assign(**{name: pd.to_datetime(found[name]) for name in names if name in ("since", "until", "on")})
