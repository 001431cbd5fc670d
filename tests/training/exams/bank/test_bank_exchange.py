"""Files are looked at before anything is kept; one wrong line and nothing is taken in."""

import inspect
from pathlib import Path

import pytest
from builders import Workplace
from exam_questions import PACK, sample

from db.content import Content
from desktop_app.system.background import Cancelled, Progress
from desktop_app.system.errors import NotAllowed, Trouble
from desktop_app.training.content.file_faults import BadFiles
from desktop_app.training.content.loader import load_pack
from desktop_app.training.exams.bank.exchange.reading import Defaults
from desktop_app.training.exams.bank.exchange.use_cases import BankExchange
from desktop_app.training.exams.bank.filtering import Wanted

FRESH = "1. 会议室要提前多少分钟预订？\nA. 十\nB. 三十\nC. 六十\n答案：B\n解析：提前半小时。\n"
KNOWN = f"1. {sample('promise-within-power').stem}\n答案：对\n解析：权限以内当场办。\n"


@pytest.fixture
def exchange(place: Workplace) -> BankExchange:
    place.services.library.import_pack(load_pack(PACK))
    return place.services.bank_exchange


def write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def count(place: Workplace) -> int:
    return len(place.services.bank.listed(place.supervisor))


def test_what_is_read_is_kept_only_when_it_is_taken_in(
    place: Workplace, exchange: BankExchange, tmp_path: Path
) -> None:
    before = count(place)
    path = write(tmp_path, "会议.txt", FRESH)
    found = exchange.read_all(place.supervisor, [path], Defaults(difficulty="hard"))
    assert count(place) == before
    (one,) = found.questions
    assert (one.question.section, one.question.difficulty) == ("会议", "hard")
    assert one.doubt == ""
    exchange.take_in(place.supervisor, found.questions)
    assert count(place) == before + 1
    assert (
        len(place.services.bank.find(place.supervisor, Wanted(section="会议", state="draft"))) == 1
    )


def test_what_is_handed_in_at_once_waits_to_be_looked_over(
    place: Workplace, exchange: BankExchange, tmp_path: Path
) -> None:
    found = exchange.read(place.supervisor, [write(tmp_path, "会议.txt", FRESH)])
    exchange.take_in(place.supervisor, found, publish=True)
    bank = place.services.bank
    (row,) = bank.find(place.supervisor, Wanted(section="会议", state="in_review"))
    assert not row.published
    assert row.waiting is not None
    bank.decide(place.supervisor, row.waiting.version_id, take=True)
    assert bank.find(place.supervisor, Wanted(section="会议", state="published"))


def test_one_wrong_line_and_nothing_of_any_file_is_taken_in(
    place: Workplace, exchange: BankExchange, tmp_path: Path
) -> None:
    before = count(place)
    good = write(tmp_path, "好.txt", FRESH)
    bad = write(tmp_path, "坏.txt", FRESH.replace("答案：B", "答案：E"))
    worse = write(tmp_path, "更坏.txt", "1. 问\n")
    with pytest.raises(BadFiles) as caught:
        exchange.read(place.supervisor, [good, bad, worse])
    assert [(one.file, one.row) for one in caught.value.faults] == [("坏.txt", 5), ("更坏.txt", 1)]
    assert count(place) == before


def test_what_is_like_a_question_in_the_bank_or_in_the_file_is_told(
    place: Workplace, exchange: BankExchange, tmp_path: Path
) -> None:
    twice = FRESH + FRESH.replace("1. 会", "2. 会").replace("要提前", "需提前")
    paths = [write(tmp_path, "重.txt", KNOWN), write(tmp_path, "双.txt", twice)]
    found = exchange.read_all(place.supervisor, paths).questions
    assert found[0].doubt.startswith(
        "和“权限以内的补偿，一线客服可以当场答复客户。”相似：题干、选项"
    )
    assert found[1].doubt == ""
    assert "不同的字：“要”和“需”" in found[2].doubt


def test_a_key_that_is_known_makes_the_next_version(
    place: Workplace, exchange: BankExchange, tmp_path: Path
) -> None:
    path = write(tmp_path, "改.txt", KNOWN + "【编号】promise-within-power\n")
    (one,) = exchange.read_all(place.supervisor, [path]).questions
    assert one.incoming.head is not None
    assert any(change.startswith("解析：") for change in one.incoming.changes)
    assert one.doubt == ""
    exchange.take_in(place.supervisor, [one], publish=True)
    history = place.services.bank.history(place.supervisor, "promise-within-power")
    assert [edition.status for edition, _ in history] == ["in_review", "published"]


def test_one_key_in_two_files_is_told(
    place: Workplace, exchange: BankExchange, tmp_path: Path
) -> None:
    paths = [write(tmp_path, f"{n}.txt", f"{FRESH}【编号】same\n") for n in (1, 2)]
    with pytest.raises(BadFiles, match="编号 same 在几个文件里都有"):
        exchange.read(place.supervisor, paths)


@pytest.mark.parametrize("kind", ["txt", "docx", "xlsx", "gift", "moodle", "yaml"])
def test_what_a_filter_leaves_is_written_and_comes_back_as_the_same(
    place: Workplace, exchange: BankExchange, tmp_path: Path, kind: str
) -> None:
    wanted = Wanted(type="ordering")
    path = tmp_path / "出.bin"
    mine = place.services.bank.find(place.supervisor, wanted)
    done = exchange.export_found(place.supervisor, wanted, path, kind)
    assert done.count == len(mine) >= 2
    ending = {"moodle": "xml"}.get(kind, kind)
    back = path.rename(tmp_path / f"questions.{ending}")
    found = exchange.read_all(place.supervisor, [back])
    assert {one.question.key for one in found.questions} == {one.name for one in mine}
    assert all(one.incoming.same for one in found.questions)


def test_nothing_to_write_is_told_and_no_file_is_made(
    place: Workplace, exchange: BankExchange, tmp_path: Path
) -> None:
    path = tmp_path / "空.txt"
    with pytest.raises(Trouble, match="没有符合条件的"):
        exchange.export_found(place.supervisor, Wanted(section="没有这一章"), path)
    with pytest.raises(Trouble, match="Aiken 只能写单选题"):
        exchange.export_found(place.supervisor, Wanted(type="case"), path, "aiken")
    assert not path.exists()


@pytest.mark.parametrize("who", ["trainee", "mentor", "stranger"])
def test_nobody_but_supervisors_reads_or_writes_files(
    place: Workplace, exchange: BankExchange, tmp_path: Path, who: str
) -> None:
    actor = getattr(place, who)
    path = write(tmp_path, "会议.txt", FRESH)
    found = exchange.read(place.supervisor, [path])
    row = place.services.bank.listed(place.supervisor)[0]
    assert row.edition is not None
    out = tmp_path / "out.txt"
    calls: dict[str, tuple[object, ...]] = {
        "read": (actor, [path]),
        "read_all": (actor, [path]),
        "take_in": (actor, found),
        "export": (actor, row.edition.version_id, out),
        "export_found": (actor, Wanted(), out),
    }
    public = {
        name
        for name, _ in inspect.getmembers(BankExchange, inspect.isfunction)
        if not name.startswith("_")
    }
    assert set(calls) == public
    for name, arguments in calls.items():
        with pytest.raises(NotAllowed):
            getattr(exchange, name)(*arguments)
    assert not out.exists()


def test_keys_are_read_once_for_a_whole_file_and_none_is_given_twice(
    place: Workplace, exchange: BankExchange, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[str] = []
    keys = Content.keys

    def noted(content: Content, kind: str) -> dict[str, str]:
        reads.append(kind)
        return keys(content, kind)

    text = "\n".join(FRESH.replace("1.", f"{n}.").replace("三十", f"三{n}") for n in range(1, 5))
    found = exchange.read(place.supervisor, [write(tmp_path, "会议.txt", text)])
    monkeypatch.setattr(Content, "keys", noted)
    exchange.take_in(place.supervisor, found, publish=True)
    assert reads == ["question"]
    listed = place.services.bank.find(place.supervisor, Wanted(section="会议", state="in_review"))
    assert len({one.name for one in listed}) == 4


def test_a_long_import_tells_how_far_it_is_and_leaves_nothing_when_it_is_cancelled(
    place: Workplace, exchange: BankExchange, tmp_path: Path
) -> None:
    text = "\n".join(FRESH.replace("1.", f"{n}.").replace("三十", f"三{n}") for n in range(1, 5))
    path, seen = write(tmp_path, "会议.txt", text), list[tuple[int, int]]()
    told = Progress(lambda done, total: seen.append((done, total)))
    found = exchange.read_all(place.supervisor, [path], progress=told).questions
    assert seen == [(n, 4) for n in range(4)]
    before = count(place)
    stopped = Progress(lambda done, _total: stopped.cancel() if done == 1 else None)
    with pytest.raises(Cancelled):
        exchange.take_in(place.supervisor, found, True, stopped)
    assert count(place) == before
    exchange.take_in(place.supervisor, found, True)
    assert count(place) == before + 4
