"""A killed process loses nothing typed: reply, sheet, summary, and the turns already sent."""

import shutil
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from builders import MONDAY, services_at

from db.opening import DATABASE
from desktop_app.system.clock import FixedClock

TESTS = Path(__file__).parents[1]
TYPED = "四通退款电话，一通改期。第三通客户要求当天到账"

AT_WORK = f"""
import os, signal, sys
from dataclasses import replace
sys.path[:0] = [{str(TESTS)!r}, {str(TESTS.parent)!r}]
from pathlib import Path
from builders import MONDAY, services_at
from desktop_app.system.clock import FixedClock
from desktop_app.training.practice.kpi import Timing

clock = FixedClock(MONDAY)
services = services_at(Path(sys.argv[1]), clock)
people = {{one.staff_number: one for one in services.people.names()}}
trainee, mentor = people["3001"], people["2001"]
running = services.practice.start_by_key(trainee, "scenario/chat-reschedule")
running = services.practice.send(trainee, running, "您好，请问是哪一节课？", Timing(2, 9))
services.practice.keep_text(trainee, running.attempt.id, {TYPED!r})
sheet = services.forms.open(mentor, "shadow-day", trainee, clock.today())
services.forms.keep(mentor, sheet, {{"what": {TYPED!r}, "calming": 3}}, ())
summary = services.summaries.begin_day(trainee, clock.today())
for end in range(1, len({TYPED!r}) + 1):
    summary = replace(summary, text={TYPED!r}[:end], questions=({TYPED!r}[:end],))
    summary = services.summaries.keep(trainee, summary)
services.summaries.keep_answer(mentor, running.attempt.id, {TYPED!r})
print(running.conversation.line, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_everything_typed_is_there_after_a_kill(prepared: Path, tmp_path: Path) -> None:
    shutil.copyfile(prepared / DATABASE, tmp_path / DATABASE)
    killed = subprocess.run(
        [sys.executable, "-c", AT_WORK, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    line = killed.stdout.strip()

    clock = FixedClock(MONDAY + timedelta(minutes=1))
    services = services_at(tmp_path, clock)
    people = {one.staff_number: one for one in services.people.names()}
    trainee, mentor = people["3001"], people["2001"]
    (open_attempt,) = services.practice.unfinished(trainee)
    resumed = services.practice.resume(trainee, open_attempt.id)
    assert resumed.draft == TYPED
    assert resumed.conversation.line == line
    assert [one.reply for one in resumed.conversation.exchanges] == ["您好，请问是哪一节课？"]
    sheet = services.forms.open(mentor, "shadow-day", trainee, clock.today())
    assert sheet.answers == {"what": TYPED, "calming": 3}
    summary = services.summaries.begin_day(trainee, clock.today())
    assert (summary.text, summary.questions) == (TYPED, (TYPED,))
    assert services.summaries.answer_drafts(mentor) == {open_attempt.id: TYPED}
    services.store.close()
