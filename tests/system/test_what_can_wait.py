"""What SQLAlchemy imports and hardly uses runs when it is asked for, and then as ever."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def _run(code: str) -> None:
    begin = "import sys; from desktop_app.system.put_off import put_off; put_off()\n"
    done = subprocess.run(
        [sys.executable, "-c", begin + code], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_database_and_the_content_do_not_run_what_can_wait() -> None:
    _run(
        "import db.store\n"
        "from pydantic import BaseModel\n"
        "class Model(BaseModel): n: int\n"
        "held = [one for one in ('asyncio.events', 'email.message') if one in sys.modules]\n"
        "assert not held, held"
    )


def test_what_waited_is_whole_when_it_is_asked_for() -> None:
    _run(
        "import db.store, asyncio, importlib.metadata\n"
        "async def one(): return 1\n"
        "assert asyncio.run(one()) == 1 and asyncio.iscoroutinefunction(one)\n"
        "from importlib.metadata import entry_points\n"
        "assert entry_points(group='console_scripts') and entry_points(group='console_scripts')\n"
        "assert importlib.metadata.version('sqlalchemy')\n"
        "assert importlib.metadata.entry_points(group='console_scripts')\n"
        "assert type(asyncio) is type(sys)"
    )


def test_several_threads_that_ask_at_once_all_get_it_whole() -> None:
    _run(
        "import db.store, asyncio\n"
        "from threading import Barrier, Thread\n"
        "barrier, found = Barrier(8), []\n"
        "def ask():\n"
        "    barrier.wait(); found.append(asyncio.Queue)\n"
        "several = [Thread(target=ask) for _ in range(8)]\n"
        "[one.start() for one in several]; [one.join() for one in several]\n"
        "assert len(found) == 8"
    )


def test_a_name_that_is_not_there_is_told_as_ever() -> None:
    _run(
        "import db.store, asyncio\n"
        "try: asyncio.nothing\n"
        "except AttributeError as error: assert 'nothing' in str(error)\n"
        "else: raise AssertionError"
    )
