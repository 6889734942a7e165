"""Where someone stands with a course, a person at a time: slow, and meant to be read."""

from datetime import date

from charteroak.training.counted import Standing, State


def standing(learner, course, assignments, versions, completions, day):
    """Where a learner stands with a course; None where they do not have to take it."""
    assigned = [each for each in assignments if each.course == course and is_for(each, learner)]
    if not assigned:
        return None
    versions = sorted((each for each in versions if each.course == course), key=lambda each: each.since)
    known = [(each.version, each.since) for each in versions]
    taken = []
    for each in completions:
        own = [number for number, (name, since) in enumerate(known) if name == each.version and since <= each.on]
        if each.learner == learner.id and each.course == course and own and each.on <= day:
            taken.append((own[0], each.on, each.score))
    state, by = where(learner, assigned, versions, taken, day)
    mark = max(each.pass_mark for each in assigned)
    newest = max(((number, on) for number, on, score in taken if reaches(score, mark)), default=None)
    version, on = (known[newest[0]][0], newest[1]) if newest else (None, None)
    return Standing(learner.id, course, state, by, version, on)


def is_for(assignment, learner):
    return (not assignment.roles or learner.role in assignment.roles) and (
        not assignment.units or learner.unit in assignment.units
    )


def reaches(score, mark):
    return score is None or score >= mark


def where(learner, assigned, versions, taken, day):
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
    counting = [(number, on) for number, on, score in taken if reaches(score, assignment.pass_mark)]
    if not assignment.on_new_version:
        counting = [(len(in_force) - 1, on) for _, on in counting]  # whichever it is, it is as good as the newest
    if not counting:
        return False, later(begin(learner, assignment, in_force[0]), assignment.days)
    number, on = max(counting)
    again = None if assignment.renew_years is None else years_on(on, assignment.renew_years)
    if number == len(in_force) - 1:
        return again is None or again >= day, again
    new = later(begin(learner, assignment, in_force[number + 1]), assignment.days)
    return False, new if again is None else min(again, new)


def begin(learner, assignment, version):
    return max(learner.since, version.since, assignment.since or date.min)


def later(day, days):
    return date.fromordinal(day.toordinal() + days)


def years_on(day, years):
    for last in (day.day, 28):
        try:
            return date(day.year + years, day.month, last)
        except ValueError:
            continue
    raise AssertionError
