"""The project's settings as the tests run them: plain HTTP, quick passwords, a database file.

A file rather than memory, so that races between connections are real.
"""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("DEBUG", "1")

from editorial.settings import *
from editorial.settings import DATABASES

DEBUG = False
WHITENOISE_AUTOREFRESH = True  # from where they lie: nothing was collected
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AXES_ENABLED = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {
        "NAME": str(Path(tempfile.gettempdir()) / f"blue-pencil-{os.getpid()}.sqlite3")
    }
