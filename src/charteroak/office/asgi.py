"""The site as an ASGI application: `uvicorn charteroak.office.asgi:application`. It serves its own static files."""

from __future__ import annotations

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")

import django
from django.conf import settings

from charteroak.office import daily
from charteroak.office.database import ready
from charteroak.office.limit import limited
from charteroak.office.readings import following
from charteroak.office.serving import Site

django.setup(set_prefix=False)
_site = Site()
ready()
following.begin()
daily.begin()
application = limited(_site, settings.MAX_BODY, settings.LARGER_BODIES, settings.LARGER_BELOW)
