# A fact that is null, or is not there, is not known.
facts := object.get(input, "facts", {})

known contains fact if {
	some fact, value in facts
	value != null
}

wrong contains "act" if not allowed[input.act]

wrong contains fact if {
	some fact in known
	not facts[fact] in object.get(allowed[input.act], fact, set())
}

# All that decides has the same outcome.
outcome := "unknown" if {
	count(wrong) > 0
} else := each.outcome if {
	some each in decides
} else := "unknown"

cites contains each.clause if {
	some each in decides
	each.outcome == outcome
}

clauses := [clause | some clause in law; clause in cites]

# What is left to ask of each condition that the known facts do not rule out.
open contains {"outcome": each.outcome, "left": left} if {
	some each in settles[input.act]
	every fact, values in each.when { possible(fact, values) }
	left := {fact: values | values := each.when[fact]; not fact in known}
}

possible(fact, _) if not fact in known

possible(fact, values) if facts[fact] in values

# A condition that asks all that another to the same outcome does, and more: the more changes nothing.
needless(one) if {
	some other in open
	other.outcome == one.outcome
	other.left != one.left
	every fact, values in other.left { count(one.left[fact] - values) == 0 }
}

matters contains fact if {
	outcome == "unknown"
	some one in open
	not needless(one)
	some fact, _ in one.left
}

missing := [fact | some fact in object.get(order, [input.act], []); fact in matters]

answer := {
	"act": object.get(input, "act", null),
	"outcome": outcome,
	"clauses": clauses,
	"missing": missing,
	"wrong": [name | some name in wrong],
}

default allow := false

allow if outcome in {"permitted", "required"}
