"""The pages of people, in English."""

from charteroak.office.accounts.events import EVENTS
from charteroak.office.accounts.words import AccountWords

WORDS = AccountWords(
    language="en",
    ui={
        # Beginning.
        "begin_title": "Begin this office",
        "begin_lede": "Nobody works here yet. Whoever started this site makes the first administrator, who adds "
        "everyone "
        "else. The set-up code stands on the console that the site was started on.",
        "begin_way": "Your own office",
        "begin_go": "Go on to a second factor",
        "made_up_title": "Or look around a made-up city",
        "made_up_text": "Fictional staff, and two years of entries that never happened. This folder stays a "
        "demonstration for good, and every page says so. It takes the set-up code above, too.",
        "made_up_go": "Begin a demonstration",
        # Signing in.
        "sign_in_title": "Sign in",
        "sign_in_lede": "For people who work for the City. Asking what the article says needs no sign-in.",
        "sign_in_go": "Go on",
        "join_offer": "I have a one-time code from an administrator",
        "or_passkey": "With a passkey",
        "passkey_go": "Sign in with a passkey",
        "passkey_text": "Your device asks for your finger, your face or its PIN. No password is needed.",
        "passkey_scripts": "Passkeys need scripts, which are off here. A password with a code works without.",
        "passkey_failed": "The passkey was not accepted, or the device was told to stop. Nothing was changed; try "
        "again, or use another way.",
        "passkey_name": "Passkeys belong to a name. This site is open here by the number of a machine, where "
        "browsers "
        "take none. Open it by its name, as http://localhost on this machine.",
        "sign_on": "With the City's own sign-in",
        "refused": "That did not let you in. The login, the password or the code is not right, or the account is "
        "shut. "
        "After five failures within 15 minutes an account stays locked until an administrator releases it.",
        "limited": "Too many attempts have failed from where you are. Wait some minutes, or sign in with a passkey "
        "or "
        "with a browser that you have used here before.",
        "code_title": "Your second factor",
        "code_lede": "The password was right. Now show that you have your device.",
        "code_go": "Sign in",
        "use_recovery": "I do not have my device: use a recovery code",
        "recovery_go": "Sign in with a recovery code",
        "over": "That took too long. Begin again.",
        "as_title": "Who do you want to be?",
        "as_text": "These people are made up, and so is what they see and do. Choose one, and sign in as them "
        "without a "
        "password.",
        # Proving it again.
        "prove_title": "Prove once more that it is you",
        "prove_lede": "What you are about to do asks for it. It holds for five minutes.",
        "prove_go": "Go on",
        "prove_passkey": "Prove it with a passkey",
        "prove_made_up": "In a made-up city it is enough to say so.",
        "prove_none": "You have no second factor of this site's own. Use the one you signed in with.",
        "prove_refused": "That is not right, or was used before. After five failures within 15 minutes the account "
        "is "
        "locked until an administrator releases it.",
        # Joining.
        "join_title": "Begin with a one-time code",
        "join_lede": "An administrator gave you a login and a code. The code works once, within three days. Choose "
        "a password that only you know.",
        "join_go": "Go on to a second factor",
        "join_refused": "The login and the code do not belong together, or the code was used, replaced or has run "
        "out. "
        "Ask an administrator for a new one.",
        "factor_title": "Set up a second factor",
        "factor_lede": "A password alone lets nobody in. Set up one of these now; you can add others later.",
        "factor_app": "An app that shows codes",
        "factor_app_text": "Scan the picture with an authenticator app, or type the key into it. Then type the six "
        "digits that it shows.",
        "factor_key": "The key as text",
        "factor_picture": "The key as a picture to scan",
        "factor_go": "Finish",
        "factor_passkey": "A passkey",
        "factor_passkey_text": "Your device keeps it, and asks for your finger, your face or its PIN. It cannot be "
        "told "
        "to anyone, so nobody can trick you out of it.",
        "factor_passkey_go": "Make a passkey",
        "first_passkey": "My first passkey",
        # Recovery codes.
        "recovery_title": "Your recovery codes",
        "recovery_lede": "Each lets you in once in the place of your second factor, with your password. This page is "
        "shown once. Print it or write the codes down, and keep them where you keep other papers.",
        "recovery_next": "I have kept them: go on",
        # One's own account.
        "account_title": "Your account",
        "account_who": "You",
        "login_of": "Login",
        "department_of": "Department",
        "roles_of": "Roles",
        "no_roles": "none",
        "roles_why": "An administrator gives roles, and nobody gives them to themselves.",
        "factors": "How you sign in",
        "password": "Password",
        "password_change": "Change the password",
        "no_password": "You have no password here.",
        "app": "Authenticator app",
        "app_since": "Set up on {day}.",
        "app_none": "None is set up.",
        "app_change": "Set up a new one",
        "app_set": "Set one up",
        "app_remove": "Remove it",
        "passkeys": "Passkeys",
        "passkeys_none": "You have none.",
        "passkey_since": "since {day}",
        "passkey_add": "Add a passkey",
        "passkey_change": "Rename or remove: {name}",
        "passkey_one": "A passkey of yours",
        "passkey_rename": "Keep this name",
        "passkey_remove": "Remove this passkey",
        "passkey_removed_text": "The device goes on showing it. Delete it there too.",
        "recovery": "Recovery codes",
        "recovery_left": "{count} of {of} are left.",
        "recovery_make": "Make new ones",
        "recovery_make_text": "The codes that you have now stop working.",
        "last_factor": "This is your only second factor, so it cannot be removed. Set up another first.",
        "sessions": "Where you are signed in",
        "session_this": "this one",
        "session_line": "since {began} UTC, last used {seen} UTC",
        "sessions_end": "End all others",
        "sessions_alone": "Nowhere else.",
        "language": "Your language",
        "language_text": "In which the office greets you after you sign in.",
        "language_keep": "Keep",
        "password_title": "Change your password",
        "password_lede": "Every other session of yours ends then.",
        "password_go": "Change it",
        "app_title": "Set up an authenticator app",
        "app_lede": "It takes the place of the one you have, if you have one.",
        "passkey_title": "Add a passkey",
        "passkey_lede": 'Give it a name by which you know it, as "work phone".',
        "passkey_make": "Make it",
        "back_account": "Your account",
        # People.
        "people_title": "People",
        "people_lede": "Who works in the office, and what they may do. The ledger knows roles and never names.",
        "people_add": "Add a person",
        "people_count_one": "1 person",
        "people_count": "{count} people",
        "state_active": "Active",
        "state_waiting": "Has not begun yet",
        "state_locked": "Locked",
        "state_inactive": "Deactivated",
        "you": "you",
        "col_name": "Name",
        "col_state": "State",
        "add_title": "Add a person",
        "add_lede": "They get a one-time code, set a password of their own, and set up a second factor.",
        "add_go": "Add",
        "code_for_title": "A one-time code for {name}",
        "code_for_text": "Give it to them in person or over a line you trust, with their login. It is shown once, "
        "works "
        "once, and runs out in three days.",
        "code_of": "One-time code",
        "code_where": "They use it at",
        "back_people": "People",
        "person_own": "These are your own. Nobody gives themselves roles, or takes away what others rely on: another "
        "administrator changes yours.",
        "roles_title": "Roles and department",
        "roles_go": "Keep",
        "roles_text": "Their sessions end when their roles change, and they sign in again.",
        "moved": "Someone else has changed this person since you opened the page. Nothing was kept; here is how it "
        "stands now.",
        "last_administrator": "This is the last administrator. Nothing was changed: an office without one could add "
        "and "
        "release nobody.",
        "state_title": "The account",
        "release": "Release the lock",
        "release_text": "Locked since {day} UTC, after five failures. Ask the person whether it was them.",
        "new_code": "Give a new one-time code",
        "new_code_text": "Their password, second factors and recovery codes stop working now, and their sessions "
        "end. For "
        "someone who lost them, or whose device was stolen.",
        "deactivate": "Deactivate",
        "deactivate_text": "They are out at once, and can come in no more. What they did stays in the audit and the "
        "ledger.",
        "reactivate": "Activate again",
        "reactivate_text": "With the roles shown above.",
        "their_audit": "What they did and read",
        # The audit.
        "audit_title": "Audit",
        "audit_lede": "Who did and read what, by the ids of things. What those say is not here. That you read this "
        "is "
        "in it, too.",
        "audit_show": "Show",
        "audit_all": "All",
        "audit_none": "There is no such line.",
        "audit_csv": "These lines as a table (CSV)",
        "audit_count_one": "1 line",
        "audit_count": "{count} lines",
        "audit_latest": "The latest {count} lines",
        "audit_page": "Page {page} of {pages}",
        "newer": "Newer",
        "older": "Older",
        "audit_nobody": "someone unknown",
        "col_time": "Time (UTC)",
        "col_person": "Who",
        "col_event": "What",
        "col_route": "Page",
        "col_about": "Of what",
        "col_outcome": "Outcome",
        # The desk.
        "desk_account": "Your password, second factors, recovery codes and sessions.",
        "desk_people": "Add people, give roles, release locks.",
        "desk_locked_one": "1 account is locked",
        "desk_locked": "{count} accounts are locked",
        "desk_audit": "Who did and read what.",
    },
    fields={
        "code": ("Set-up code", "24 letters and digits, from the console. Lines between them do not matter."),
        "login": ("Login", ""),
        "login_new": ("Login", "Letters, digits, dots, hyphens and underscores. It stays as it is."),
        "name": ("Name", "As the office knows the person. It goes into no entry of the ledger."),
        "department": ("Department", ""),
        "password": ("Password", ""),
        "password_new": (
            "New password",
            "At least 12 characters. A few words in a row are good; paste from a password manager if you have one.",
        ),
        "password_again": ("The new password once more", ""),
        "password_now": ("Your password now", ""),
        "one_time": ("One-time code", "24 letters and digits. Lines between them do not matter."),
        "totp": ("Code", "The six digits that your authenticator app shows now."),
        "recovery": ("Recovery code", "24 letters and digits. It works once."),
        "passkey_name": ("Name of the passkey", ""),
        "roles": ("Roles", "One person may have several."),
        "language": ("Language", ""),
        "person": ("Who", ""),
        "event": ("What", ""),
        "day": ("Day", ""),
    },
    faults={
        "short_password": "a password has at least 12 characters",
        "long_password": "this is longer than 256 characters",
        "common_password": "this password is among those that are tried first",
        "differ": "the two are not the same",
        "not_yours": "this is not your password",
        "bad_code": "this is not the set-up code of now; it changes when the site is started again",
        "taken_login": "someone has this login already",
        "bad_login": "a login has letters, digits, dots, hyphens and underscores, and no spaces",
        "bad_totp": "these are not the six digits of now, or they were used before",
        "not_empty": "something real is here already, so this cannot become a demonstration",
    },
    done={
        "password": "Your password was changed, and your other sessions have ended.",
        "totp": "Your authenticator app is set up.",
        "totp_removed": "The authenticator app was removed.",
        "passkey": "The passkey was added.",
        "passkey_named": "The passkey has its new name.",
        "passkey_removed": "The passkey was removed.",
        "sessions": "Your other sessions have ended.",
        "language": "Your language was kept.",
        "roles": "Roles and department were kept, and the person's sessions have ended.",
        "same": "Nothing was different, so nothing was changed.",
        "released": "The lock was released.",
        "deactivated": "The person was deactivated.",
        "reactivated": "The person is active again.",
        "signed_out": "You are signed out.",
        "begun": "The made-up city is ready.",
    },
    events=EVENTS["en"],
    ways={
        "password_totp": "with a password and a code",
        "passkey": "with a passkey",
        "recovery": "with a password and a recovery code",
        "joined": "when the account began",
        "oidc": "with the City's own sign-in",
        "made_up": "as a made-up person",
        "local": "here",
    },
)
