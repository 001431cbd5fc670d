"""A room in which several customers at once are under way."""

from practice_room import Room
from rush_fakes import FakeRush

from desktop_app.panes.practice.rush.presenter import RushPresenter
from desktop_app.panes.practice.rush.shown import ThreadsShown, WhereShown

EVENING = "rush/evening-before-class"
NOON = "rush/noon-peak"
SEEN = "各位家长晚上好，三位家长的问题我都看到了，今晚截止的入班确认我先办，请等我几分钟。"
MIAO = "@苗苗妈妈 您好，明天九点上课，请八点四十五到，在三楼302教室，请带水杯、铅笔和绘本。"
HAO = (
    "@浩浩妈妈 快截止了还收不到，换谁都急，抱歉。这件事我来办，我这就私信您核对，十分钟内改好重发。"
)
HAO_PRIVATE = (
    "谢谢您。周浩，原号码后四位7315，核对上了。号码已经改好，链接重新发给您了。十点前我都在线。"
)
MILI = "@米粒爸爸 照片会传到群相册，上课当天下午六点前就能看到，谢谢您。"
SUMMARY = (
    "小结三条：一、周六9点上课，8:45到三楼302教室；二、请带水杯、铅笔和绘本；"
    "三、入班确认今晚21点截止，收不到链接的请私聊我。"
)


class Desk:
    """A room in which a rush is under way."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.rush: RushPresenter = room.presenter.parts.rush
        self.page: FakeRush = room.view.rush_page

    @property
    def threads(self) -> ThreadsShown:
        assert self.page.threads is not None
        return self.page.threads

    @property
    def where(self) -> WhereShown:
        assert self.page.where is not None
        return self.page.where

    def wait(self, seconds: float) -> None:
        self.room.monotonic.seconds += seconds
        self.rush.tick()

    def say(self, text: str, seconds: float = 10) -> None:
        self.page.text = text
        self.rush.typed()
        self.wait(seconds)
        self.rush.send(text)

    def play(self) -> None:
        self.say(SEEN)
        self.wait(10)
        for number, text in ((2, HAO), (2, HAO_PRIVATE), (1, MIAO), (3, MILI)):
            self.rush.choose(number)
            self.say(text)
        self.rush.choose(0)
        self.rush.choose(0)
        self.say(SUMMARY)


def opened(room: Room) -> Desk:
    """Begin the evening before the class in *room*."""
    room.presenter.open_target(f"start:{EVENING}")
    return Desk(room)
