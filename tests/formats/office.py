"""LibreOffice, as a colleague who opens our Word files: it obeys a command of its menu, and saves."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script"
  script:name="Module1" script:language="StarBasic">
Sub Resave(source, command, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  If command &lt;&gt; "" Then
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    dispatcher.executeDispatch(doc.CurrentController.Frame, command, "", 0, Array())
  End If
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  doc.storeToURL(target, filter())
  doc.close(True)
End Sub
</script:module>
"""


def is_installed() -> bool:
    return shutil.which("soffice") is not None


class Office:
    """Works in a folder of its own, with a profile that has our macro."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._run("--terminate_after_init")
        (folder / "profile/user/basic/Standard/Module1.xba").write_text(MACRO)

    def resaved(self, data: bytes, command: str = "") -> bytes:
        """A Word file as LibreOffice saves it, after a command of its menu."""
        source, target = self._folder / "source.docx", self._folder / "target.docx"
        source.write_bytes(data)
        target.unlink(missing_ok=True)
        self._run(f'macro:///Standard.Module1.Resave("file://{source}","{command}","file://{target}")')
        return target.read_bytes()

    def _run(self, *arguments: str) -> None:
        command = [
            "soffice",
            "--headless",
            "--norestore",
            f"-env:UserInstallation=file://{self._folder}/profile",
        ]
        # It may abort at exit, with its work done: the file it leaves is what counts.
        subprocess.run([*command, *arguments], check=False, timeout=120, capture_output=True)
