"""Django's settings for the site. What an operator may set is in the environment, under CHARTEROAK_… names."""

from __future__ import annotations

import os

from charteroak.office.secret import secret_key

SECRET_KEY = secret_key()
DEBUG = False

ALLOWED_HOSTS = os.environ.get("CHARTEROAK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
"""The names the site answers to: CHARTEROAK_HOSTS, with commas between, or this machine's own alone."""

ROOT_URLCONF = "charteroak.office.urls"
INSTALLED_APPS = [
    "charteroak.office",
    "charteroak.office.ask",
    "charteroak.office.article",
    "charteroak.office.compare",
    "charteroak.office.ledger",
    "charteroak.office.lint",
    "charteroak.office.police",
    "charteroak.office.record",
    "charteroak.office.register",
    "charteroak.office.screen",
]
MIDDLEWARE = [
    "charteroak.office.headers.headers",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    # Asking is exempt, where it says why. Every view that comes to change something is not.
    "django.middleware.csrf.CsrfViewMiddleware",
]
CSRF_FAILURE_VIEW = "charteroak.office.errors.forged"
CSRF_COOKIE_NAME = "charteroak-form"
CSRF_COOKIE_AGE = None  # it goes when the browser is closed
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"  # and over HTTPS alone where it was set so, see `headers`
CSRF_TRUSTED_ORIGINS = [f"https://{'*' if host.startswith('.') else ''}{host}" for host in ALLOWED_HOSTS if host != "*"]
"""The site's own names, behind a server that speaks HTTPS for it, too."""
DATABASES: dict[str, dict[str, str]] = {}

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
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_TEXT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_MAX_MEMORY_SIZE = max(LARGER_BODIES.values())
"""Nothing that passes the limit is as large as what would go to a file."""
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "charteroak.office.logs.Discreet"}},
    "formatters": {"line": {"format": "{levelname}: {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["discreet"], "formatter": "line"}},
    "loggers": {
        name: {"handlers": ["stderr"], "level": "WARNING", "propagate": False} for name in ("django", "charteroak")
    },
}
