"""The good contacts of a sample that stand in the handbook for everybody."""

from collections.abc import Callable
from datetime import datetime, timedelta

from desktop_app.sample.inspecting import WEEKS
from desktop_app.sample.staff import Staff
from desktop_app.services import Services
from desktop_app.training.quality.sharing.use_cases import CaseState

CASES = 3
_AFTER = timedelta(minutes=30)
_WHY = (
    "先把客户的话复述一遍再答，时间说到了几点，客户没有再追问。",
    "情绪上来的时候先停下解释，等客户说完再给办法。",
    "一次把要的都给齐，结束前还问了有没有别的事。",
)


def share_cases(at: Callable[[datetime], Services], staff: Staff, now: datetime) -> None:
    """Share a contact of each of the first agents who have an excellent inspection."""
    leader, today = staff.leaders[0], now.date()
    agents: set[object] = set()
    results = at(now).inspections.results(
        leader, today - timedelta(weeks=WEEKS), today - timedelta(days=1), band="excellent"
    )
    for one in results:
        if len(agents) == CASES:
            break
        services = at(one.signed_at + _AFTER)
        sheet = services.forms.signed(leader, one.id).sheet
        offered = services.sharing.state(leader, sheet)[0] is CaseState.OFFERED
        if offered and one.subject_id not in agents:
            services.sharing.share(leader, one.id, _WHY[len(agents)])
            agents.add(one.subject_id)
