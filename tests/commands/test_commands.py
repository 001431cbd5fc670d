"""The console command: help, exit codes, sentences; files named as they were given."""

import json
import shutil
from pathlib import Path

import pytest

from db.material_backup import MATERIALS
from db.opening import BACKUPS, DATABASE
from desktop_app.cli import main, parse
from desktop_app.commands.arguments import parser
from desktop_app.commands.console import FOUND_FAULTS, OK, TROUBLE
from desktop_app.commands.tables import aligned, width
from desktop_app.shell.single_instance import SingleInstance
from desktop_app.training.content.loader import load_pack

PACK = Path(__file__).parents[2] / "resources" / "content" / "institution"
DRILLS = ("scenarios", "scripts", "rushes")
SITUATION = """
- id: greeting
  channel: phone
  customer: 喂，您好。
  context: 机构名“青禾学堂”。
  points:
    - {id: greet, name: 问候, meaning: 用您好一类的话问好。, says: [您好, 早上好]}
  forbidden: []
"""


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copyfile(prepared / DATABASE, folder / DATABASE)
    return folder


@pytest.mark.parametrize(
    "command",
    ["", "tour", "sample", "content", "content check", "content export",
     "content import", "certificate", "certificate issue", "certificate verify",
     "badge export", "forms", "forms export", "forms import", "grade",
     "backup", "restore", "check",
     "bench"],
)  # fmt: skip
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([*command.split(), "--help"])
    assert left.value.code == 0
    assert "usage: peilian" in capsys.readouterr().out


def test_the_shipped_pack_is_sound_and_all_its_drills_are_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "runs.json"
    assert main(["content", "check", str(PACK), "--json", str(out)]) == OK  # not one warning
    assert "0 处要改" in capsys.readouterr().out
    played = json.loads(out.read_text(encoding="utf-8"))[0]["played"]
    assert len(played) == sum(1 for kind in DRILLS for _ in (PACK / kind).glob("*.yaml"))
    assert {len(one["runs"]) for one in played} == {4}


def test_a_damaged_file_is_named_with_line_and_field_and_the_others_still_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "institution"
    shutil.copytree(PACK, pack, ignore=shutil.ignore_patterns(*DRILLS))  # they take long to play
    article = pack / "articles" / "apology.yaml"
    article.write_text(article.read_text(encoding="utf-8").replace("chapter:", "chaptr:"))
    assert main(["content", "check", str(pack)]) == FOUND_FAULTS
    told = capsys.readouterr().out
    assert "articles/apology.yaml:" in told
    assert "chaptr" in told
    assert "处要改" in told


def test_checking_plays_every_drill_and_writes_the_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "institution"
    shutil.copytree(PACK, pack, ignore=shutil.ignore_patterns("scripts"))
    scenario = pack / "scenarios" / "price-objection.yaml"
    text = scenario.read_text(encoding="utf-8")
    scenario.write_text(
        text.replace("可以分六期付，没有利息，每期不到一千；", ""), encoding="utf-8"
    )
    out = tmp_path / "runs.json"
    for path in (pack / "scenarios").iterdir():
        if path != scenario:
            path.unlink()
    assert main(["content", "check", str(pack), "--json", str(out)]) == OK
    told = capsys.readouterr().out
    assert "满分学员" in told
    row = next(line for line in told.splitlines() if "price-objection" in line)
    assert row.split()[:2] == ["场景", "别家只要三千多（price-objection）"]
    rush = next(line for line in told.splitlines() if "noon-peak" in line)
    assert rush.split()[:2] == ["同时接待", "中午高峰的四个微信（noon-peak）"]
    assert rush.split()[-1] == "条"
    data = json.loads(out.read_text(encoding="utf-8"))[0]
    for one in data["played"]:
        assert [run["trainee"] for run in one["runs"]] == [
            "perfect", "middling", "rude", "silent"]  # fmt: skip
    scenario.write_text(text.replace("level: good", "level: fair"), encoding="utf-8")
    assert main(["content", "check", str(pack)]) == FOUND_FAULTS
    told = capsys.readouterr().out
    assert "scenarios/price-objection.yaml:" in told
    assert "还没有好的范例答复" in told
    assert "处提醒" in told
    assert main(["content", "check", str(pack), "--no-play"]) == OK
    assert "满分学员" not in capsys.readouterr().out


def test_a_scenario_goes_to_twee_and_comes_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twee, back = tmp_path / "a.twee", tmp_path / "price-objection.yaml"
    assert main(["content", "export", "price-objection", "--twee", str(twee)]) == OK
    assert main(["content", "import", str(twee), "--out", str(back)]) == OK
    assert "5 个回合" in capsys.readouterr().out
    item = load_pack(PACK).items
    written = load_pack(tmp_path).items
    assert written[0].item == next(
        one.item for one in item if (one.kind, one.key) == ("scenario", "price-objection")
    )
    assert main(["content", "export", "nowhere", "--twee", str(twee)]) == TROUBLE
    assert "没有叫 nowhere 的场景" in capsys.readouterr().err
    missing = str(tmp_path / "no" / "a.twee")
    assert main(["content", "export", "price-objection", "--twee", missing]) == TROUBLE


def test_a_dialogue_becomes_a_file_of_a_pack(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = tmp_path / "等课.txt", tmp_path / "own-wait.yaml"
    source.write_text("客户：电话13800138000，课呢？\n客服：对不起，我现在就查。", encoding="gbk")
    assert main(["content", "import", str(source), "--out", str(out), "--channel", "phone"]) == OK
    told = capsys.readouterr().out
    assert "第 1 行：手机号已隐去，写成 138******00" in told
    assert "13800138000" not in told + out.read_text(encoding="utf-8")
    loaded = load_pack(tmp_path)
    assert [(one.key, one.title) for one in loaded.items] == [("own-wait", "等课")]
    out.unlink()
    source.write_text("王五：一\n李四：二", encoding="utf-8")
    assert main(["content", "import", str(source), "--out", str(out)]) == FOUND_FAULTS
    assert f"{source}:1：不认识说话人“王五”" in capsys.readouterr().err
    assert not out.exists()


def test_columns_are_aligned_by_what_a_terminal_shows() -> None:
    table = aligned(["名", "b"], [["abc", "一"], ["一二三", "2"]]).splitlines()
    assert [width(line[: line.rindex(line.split()[-1])]) for line in table] == [8, 8, 8]


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "check", str(tmp_path / "nowhere")]) == TROUBLE
    assert "没有这个文件夹" in capsys.readouterr().err


def test_grading_writes_a_line_a_reply_with_its_evidence(tmp_path: Path) -> None:
    situations, replies, out = (tmp_path / name for name in ("s.yaml", "r.jsonl", "g.jsonl"))
    situations.write_text(SITUATION, encoding="utf-8")
    reply = {"id": "r1", "situation": "greeting", "reply": "您好，请讲。"}
    replies.write_text(json.dumps(reply, ensure_ascii=False) + "\n", encoding="utf-8")
    files = ["--situations", str(situations), "--replies", str(replies), "--out", str(out)]
    assert main(["grade", *files]) == OK
    graded = json.loads(out.read_text(encoding="utf-8"))
    assert graded["id"] == "r1"
    hit = graded["hits"][0]
    assert (hit["id"], reply["reply"][hit["start"] : hit["end"]]) == ("greet", "您好")


def test_a_bad_line_of_replies_is_named_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    situations, replies, out = (tmp_path / name for name in ("s.yaml", "r.jsonl", "g.jsonl"))
    situations.write_text(SITUATION, encoding="utf-8")
    replies.write_text("{not json\n", encoding="utf-8")
    files = ["--situations", str(situations), "--replies", str(replies), "--out", str(out)]
    assert main(["grade", *files]) == TROUBLE
    assert "r.jsonl" in capsys.readouterr().err
    assert not out.exists()


def test_backing_up_and_restoring(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    handout = data / MATERIALS / "讲义.pdf"
    handout.parent.mkdir()
    handout.write_bytes(b"handout")
    assert main(["backup", "--data", str(data)]) == OK
    handout.write_bytes(b"spoilt")
    (data / DATABASE).write_bytes(b"damaged" * 1000)
    assert main(["check", "--data", str(data)]) == FOUND_FAULTS
    assert main(["restore", "--data", str(data)]) == OK
    assert main(["check", "--data", str(data)]) == OK
    told = capsys.readouterr().out
    assert "原来的文件保留在" in told
    assert "换下来的资料保留在" in told
    assert handout.read_bytes() == b"handout"
    assert len(list((data / BACKUPS).glob("*.db"))) == 1


def test_restoring_is_refused_while_a_window_is_open(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "--data", str(data)]) == OK
    window = SingleInstance(data)
    assert window.claim()
    before = (data / DATABASE).read_bytes()
    assert main(["restore", "--data", str(data)]) == TROUBLE
    window.release()
    assert "占用" in capsys.readouterr().err
    assert (data / DATABASE).read_bytes() == before


@pytest.mark.parametrize("command", ["backup", "check", "restore"])
def test_an_empty_folder_is_told(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--data", str(tmp_path)]) == TROUBLE
    assert capsys.readouterr().err
    assert not (tmp_path / DATABASE).exists()


@pytest.mark.parametrize(
    "words",
    [["--data", "D", "sample"], ["sample", "--data", "D"], ["--data", "D", "forms", "export"]],
)
def test_the_data_folder_may_be_named_before_the_command_too(words: list[str]) -> None:
    asked = [*words, "--all", "--out", "x", "--as", "陈立"] if "forms" in words else words
    assert parser().parse_args(asked).data == "D"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--data", "D"],
        ["--data=D", "--sample"],
        ["--data="],
        ["--smoke"],
        ["--version"],
        ["--sam"],
    ],
)
def test_opening_the_window_is_read_alike_with_and_without_the_commands(words: list[str]) -> None:
    assert vars(parse(words)) == vars(parser().parse_args(words))


@pytest.mark.parametrize("words", [["--help"], ["--data"], ["--data", "--smoke"], ["--smoked"]])
def test_help_and_what_is_wrong_tell_of_the_commands(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(words)
    told = capsys.readouterr()
    assert "命令" in told.out + told.err


def test_the_sample_is_not_made_over_an_organisation(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (data / DATABASE).stat().st_size
    assert main(["sample", "--data", str(data)]) == TROUBLE
    assert "已经有一个机构" in capsys.readouterr().err
    assert (data / DATABASE).stat().st_size >= before
