"""Names of people who do not exist."""

from random import Random

from desktop_app.sample.accounts import MENTOR, SUPERVISOR, TRAINEE
from desktop_app.training.people.names import initials_of

__all__ = ["MENTOR", "SUPERVISOR", "TRAINEE", "initials", "names"]

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
FIRST = "晓雨子文佳思若嘉静雅一明志宇浩泽俊天欣梦怡诗可语安承睿书景云之乐清"
SECOND = "涵宁航轩琪妍彤瑶辰洋鸣然阳琳悦诚凡薇晴远峰颖霖昕婷哲帆桐蕾青"


def names(random: Random, count: int) -> list[str]:
    """Return *count* names; all different as long as there are enough to choose from."""
    found: list[str] = []
    seen = {TRAINEE, MENTOR, SUPERVISOR}
    tries = 0
    while len(found) < count:
        name = random.choice(SURNAMES) + random.choice(FIRST)
        if random.random() < 0.72:
            name += random.choice(SECOND)
        tries += 1
        if name not in seen or tries > 20 * count:
            seen.add(name)
            found.append(name)
    return found


def initials(people: list[str]) -> dict[str, str]:
    """Return the initials of each name; worked out once for a name that many people bear."""
    return {name: initials_of(name) for name in set(people)}
