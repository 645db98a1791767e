"""The settings as a site in use has them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

DEVELOPMENT = "DEBUG", "DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"


def test_production_settings_pass_the_deployment_check_without_a_warning() -> None:
    environment = {k: v for k, v in os.environ.items() if k not in DEVELOPMENT}
    environment["SECRET_KEY"] = "b7" * 10 + "a-key-of-many-different-letters-0123456789"
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
