"""What the pages of sign-on say, in English."""

UI = {
    "sign_in_title": "Sign in with your {label}",
    "sign_in_text": "You sign in at {host}, which is not part of this site. It tells this site who you are, and no "
    "password comes here.",
    "sign_in_button": "Sign in with your {label}",
    "prove_title": "Prove once more that it is you",
    "prove_text": "What you are about to do asks for it. You do it at {host}, and come back here.",
    "prove_button": "Prove it with your {label}",
    "go_title": "You leave this site for {host}",
    "go_text": "You sign in there, and come back. If nothing happens by itself, go on yourself.",
    "go_link": "Go on to {host}",
    "stay": "Stay here",
    "back_title": "You are back",
    "back_text": "One more step: this site checks what your city's sign-on says. If nothing happens by itself, go on "
    "yourself.",
    "back_button": "Go on",
    "refused_title": "That sign-on did not work",
    "refused_text": "Nobody was signed in, and nothing was changed. Try again, or sign in another way. If it happens "
    "again, tell an administrator when it was: the reason is in the audit.",
    "refused_again": "Try again",
    "waiting_title": "An administrator has to let you in first",
    "waiting_text": "Your city's sign-on knows you, but nobody here has linked it with an account, or it gives you no "
    "role here. Ask an administrator of this office. You need not tell them anything but your name.",
    "missing_title": "Sign-on is not ready",
    "missing_text": "It is set up, but the software that it needs is not installed. Whoever runs this site installs it "
    "with {install} and starts the site again. Until then, sign in another way.",
    "left_title": "You are signed out here",
    "left_text": "You may still be signed in at {host}. On a computer that others use, sign out there, too.",
    "left_link": "Sign out at {host}",
    "left_none": "You may still be signed in at your city's sign-on. On a computer that others use, sign out there, "
    "too.",
    "again_in": "Sign in again",
    "links_title": "Sign-on: who is who",
    "links_text": "Someone who signs on with the city and has no account here stands below for two weeks. Say whose "
    "account it is. They are known by what the provider calls them for ever, never by an e-mail address.",
    "waiting": "Waiting",
    "waiting_none": "Nobody waits.",
    "waiting_pick": "Who signed on",
    "person": "Whose account it is",
    "person_hint": "Check with the person, not with the name alone: names are not unique.",
    "link": "Link them",
    "linked": "Linked",
    "linked_none": "Nobody is linked yet.",
    "unlink": "Remove the link of {name}",
    "since": "since {day}",
    "gone": "This is no longer there. Somebody else may have done it.",
    "desk_title": "Sign-on: who is who",
    "desk_text": "Whose account it is, of those who sign on with the city.",
    "desk_waiting": "Waiting to be linked with an account: {count}",
}
