"""Django's settings for the site. What an operator may set is in the environment, under CHARTEROAK_… names."""

from __future__ import annotations

import os

from charteroak.office.database import databases
from charteroak.office.limits_of_use import from_environment as limits_of_use
from charteroak.office.secret import secret_keys
from charteroak.recording.configuration.loading import number
from charteroak.recording.log_lines import formatter

SECRET_KEY, *SECRET_KEY_FALLBACKS = secret_keys()
DEBUG = False

ALLOWED_HOSTS = os.environ.get("CHARTEROAK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
"""The names the site answers to: CHARTEROAK_HOSTS, with commas between, or this machine's own alone."""

ROOT_URLCONF = "charteroak.office.urls"
INSTALLED_APPS = [
    "django.contrib.sessions",
    "charteroak.office",
    "charteroak.office.accounts",
    "charteroak.office.accounts.oidc",
    "charteroak.office.article",
    "charteroak.office.ask",
    "charteroak.office.authorities",
    "charteroak.office.compare",
    "charteroak.office.complaints",
    "charteroak.office.desk",
    "charteroak.office.disclosures",
    "charteroak.office.ledger",
    "charteroak.office.lint",
    "charteroak.office.police",
    "charteroak.office.readings",
    "charteroak.office.record",
    "charteroak.office.referrals",
    "charteroak.office.register",
    "charteroak.office.reports",
    "charteroak.office.residence",
    "charteroak.office.routines",
    "charteroak.office.screen",
    "charteroak.office.service_requests",
    "charteroak.office.services",
    "charteroak.office.training",
]
MIDDLEWARE = [
    "charteroak.office.observing.Observed",
    "charteroak.office.headers.headers",
    "charteroak.office.readings.following.following",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Asking is exempt, where it says why. Every view that comes to change something is not.
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # Last, so that a session's cookie is read by then. No view runs that a rule does not let this person into.
    "charteroak.office.gate.Gate",
    # After it: what the gate lets in is counted.
    "charteroak.office.limits_of_use.LimitsOfUse",
]
CSRF_FAILURE_VIEW = "charteroak.office.errors.forged"
CSRF_COOKIE_NAME = "charteroak-form"
CSRF_COOKIE_AGE = None  # it goes when the browser is closed
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"  # and over HTTPS alone where it was set so, see `headers`
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS if host != "*"]
"""The site's own names, behind a server that speaks HTTPS for it, too."""
LIMITS_OF_USE = limits_of_use()
"""How often the site may be asked: CHARTEROAK_LIMITS."""
DATABASES = databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.Person"

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "charteroak-session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = number("CHARTEROAK_SESSION_LONGEST", os.environ)
"""How old a session can be, in seconds. It ends before that where nothing is asked in it, see the next."""
SESSION_IDLE_SECONDS = number("CHARTEROAK_SESSION_IDLE", os.environ)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]  # N = 2^14, r = 8, p = 5: one of OWASP's

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"autoescape": True},
    }
]

# The languages are two sets of addresses with their own tables of strings (`strings`), chosen by no header or cookie.
USE_I18N = False
LANGUAGE_CODE = "en"
USE_TZ = True
TIME_ZONE = "UTC"

SECURE_HSTS_SECONDS = 31_536_000  # said over HTTPS alone
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# What is posted stays in memory: `limit` keeps bodies below what Django would put into a temporary file.
MAX_BODY = 64 * 1024
MAX_TEXT = 1024 * 1024
"""What can be pasted, as it is sent: a message of NCIC, the text of a paper, of a form, or one to be screened."""
MAX_PAPER = 10 * 1024 * 1024
"""What a paper's file can have."""
MAX_SCREENED = 10 * 1024 * 1024
"""What a file that is screened, or read as a form, can have."""
LARGER_BODIES = {
    f"{language}{page}": size
    for language in ("", "/es")
    for page, size in (
        ("/triage/", MAX_TEXT),
        ("/paper/", MAX_PAPER + MAX_BODY),
        ("/screen/", MAX_SCREENED + MAX_BODY),
        ("/lint/", MAX_SCREENED + MAX_BODY),
    )
}
"""The pages that take more than MAX_BODY, and how much."""
LARGER_BELOW = {
    f"{language}{page}": MAX_SCREENED + MAX_BODY
    for language in ("", "/es")
    for page in ("/disclosures/", "/complaints/", "/requests/new/", "/open311/v2/requests.", "/office/training/")
}
"""The addresses below which pages do."""
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_TEXT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_MAX_MEMORY_SIZE = max(*LARGER_BODIES.values(), *LARGER_BELOW.values())
"""Nothing that passes the limit is as large as what would go to a file."""
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "charteroak.office.logs.Discreet"}},
    "formatters": {"line": {"()": formatter()}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["discreet"], "formatter": "line"}},
    "loggers": {
        **{name: {"handlers": ["stderr"], "level": "WARNING", "propagate": False} for name in ("django", "charteroak")},
        # Several lines a second, with the database's address, while it is away: what fails by that is logged as it is.
        "psycopg": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
