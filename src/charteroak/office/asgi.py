"""The site as an ASGI application: `uvicorn charteroak.office.asgi:application`. It serves its own static files."""

from __future__ import annotations

import os
from typing import cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")

from django.conf import settings
from django.core.asgi import get_asgi_application

from charteroak.office import daily
from charteroak.office.database import ready
from charteroak.office.limit import App, limited
from charteroak.office.readings import following

_site = cast(App, get_asgi_application())
ready()
following.begin()
daily.begin()
application = limited(_site, settings.MAX_BODY, settings.LARGER_BODIES, settings.LARGER_BELOW)
