"""The day tells of exams without loading what they ask."""

import subprocess
import sys
from pathlib import Path


def test_telling_of_exams_loads_no_question() -> None:
    code = (
        "import sys; import desktop_app.training.exams.own.use_cases;"
        "import desktop_app.training.exams.due.use_cases;"
        "loaded = ('desktop_app.training.exams.bank', 'desktop_app.training.content', 'pydantic');"
        "sys.exit(any(name in sys.modules for name in loaded))"
    )
    root = Path(__file__).parents[4]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
