"""The site as an ASGI application: `uvicorn charteroak.office.asgi:application`. It serves its own static files."""

from __future__ import annotations

import os
from typing import cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "charteroak.office.settings")

from django.conf import settings
from django.core.asgi import get_asgi_application

from charteroak.office.limit import App, limited

application = limited(cast(App, get_asgi_application()), settings.MAX_BODY, settings.LARGER_BODIES)
