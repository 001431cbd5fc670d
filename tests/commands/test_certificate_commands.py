"""`peilian certificate` and `peilian badge`: what they do, refuse and say, and their exit codes."""

import base64
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import PASSWORD, Workplace
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from judging import PASSPHRASE, make_due, sign_practical, sign_theory
from openpyxl import load_workbook
from pypdf import PdfReader

from desktop_app.cli import main
from desktop_app.commands.console import FOUND_FAULTS, OK, TROUBLE

Run = Callable[..., int]


@contextmanager
def _pipe(secret: str) -> Iterator[int]:
    reading, writing = os.pipe()
    os.write(writing, f"{secret}\n".encode())
    os.close(writing)
    yield reading
    os.close(reading)


@pytest.fixture
def run(place: Workplace) -> Run:
    """Run a command on the workplace's data, password and passphrase from pipes."""
    make_due(place, place.trainee)

    def call(
        *arguments: str, person: str = "1001", passphrase: str = PASSPHRASE, signs: bool = True
    ) -> int:
        with _pipe(PASSWORD) as password, _pipe(passphrase) as phrase:
            data = ["--data", str(place.folder), "--as", person, "--password-fd", str(password)]
            sealed = ["--passphrase-fd", str(phrase)] if signs else []
            return main([*arguments, *data, *sealed])

    return call


def test_who_is_due_is_issued_each_into_a_file_of_their_own(
    run: Run, place: Workplace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_due(place, place.stranger, 80)
    out, merged = tmp_path / "证书", tmp_path / "all.pdf"
    assert run("certificate", "issue", "--due", "--out", str(out), "--merge", str(merged)) == OK
    said = capsys.readouterr().out.split()
    assert said[::2] == ["QH-2026-000001", "QH-2026-000002"]
    files = sorted(out.iterdir())
    assert {one.name for one in files} == {
        f"{number}-{name}.pdf" for number, name in zip(said[::2], said[1::2], strict=True)
    }
    assert all(b"/ByteRange" in one.read_bytes() for one in files)
    assert len(PdfReader(merged).pages) == 2


def test_who_is_not_due_is_named_with_the_reason(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("certificate", "issue", "林晓雨", "3002") == FOUND_FAULTS
    said = capsys.readouterr()
    assert said.out == "QH-2026-000001\t林晓雨\n"
    assert "赵一鸣还不能领取证书：理论考试还没有成绩" in said.err
    assert run("certificate", "issue", "没有这人") == TROUBLE
    assert run("certificate", "issue") == TROUBLE


def test_a_wrong_passphrase_or_role_issues_nothing(
    run: Run, place: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("certificate", "issue", "3001", passphrase="不是这一句口令吧") == TROUBLE
    assert "签章口令不对" in capsys.readouterr().err
    for person in ("2001", "3001"):
        assert run("certificate", "issue", "3001", person=person) == TROUBLE
        assert "证书由主管签发" in capsys.readouterr().err
    assert place.services.certification.register(place.supervisor) == ()


def test_verifying_needs_only_the_public_keys(
    run: Run, place: Workplace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    keys, pdf, status = tmp_path / "keys.json", tmp_path / "c.pdf", tmp_path / "status.json"
    assert run("certificate", "keys", "--out", str(keys)) == OK
    pdf.write_bytes(issued.pdf)
    verify = ["certificate", "verify"]
    capsys.readouterr()

    # Whether it has expired depends on the day on which the tests run.
    for what in (str(pdf), issued.code):
        assert main([*verify, what, "--keys", str(keys)]) in (OK, FOUND_FAULTS)
        said = capsys.readouterr().out
        assert said.startswith(("有效：", "已过期："))
        assert f"编号\t{issued.number}\n姓名\t林晓雨\n级别\t金牌客服\n" in said

    pdf.write_bytes(issued.pdf[:900] + b"!" + issued.pdf[901:])
    assert main([*verify, str(pdf), "--keys", str(keys)]) == FOUND_FAULTS
    said = capsys.readouterr().out
    assert said.startswith("被改动过：")
    assert "林晓雨" not in said

    revoke = ("certificate", "revoke", issued.number, "--reason", "代考")
    assert run(*revoke, signs=False) == OK
    assert run("certificate", "status", "--out", str(status)) == OK
    capsys.readouterr()
    told = [*verify, issued.code, "--keys", str(keys), "--status", str(status), "--json"]
    assert main(told) == FOUND_FAULTS
    facts = json.loads(capsys.readouterr().out)
    assert (facts["verdict"], facts["certificate"]["name"]) == ("revoked", "林晓雨")


@pytest.mark.parametrize(
    ("what", "keys", "says"),
    [
        ("none.pdf", "KEYS", "没有文件 none.pdf"),
        ("PEILIAN2|x", "none.json", "读不了"),
        ("PEILIAN2|x", "other", "公钥文件"),
    ],
)
def test_files_that_are_none_are_told(
    run: Run, tmp_path: Path, what: str, keys: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "keys.json"
    assert run("certificate", "keys", "--out", str(path)) == OK
    other = tmp_path / "other.json"
    other.write_text("[]", encoding="utf-8")
    given = {"KEYS": str(path), "other": str(other)}.get(keys, keys)
    assert main(["certificate", "verify", what, "--keys", given]) == TROUBLE
    assert says in capsys.readouterr().err


def test_the_register_is_searched_and_written_as_excel(
    run: Run, place: Workplace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_due(place, place.stranger, 80)
    for person in (place.trainee, place.stranger):
        place.services.certification.issue(place.supervisor, person.id)
    (first,) = (
        one
        for one in place.services.certification.register(place.supervisor)
        if one.person == "林晓雨"
    )
    replace = ("certificate", "replace", first.number, "--name", "林晓玉", "--reason", "写错了")
    assert run(*replace) == OK
    assert "已换发 QH-2026-000003，林晓玉，取代 QH-2026-000001。" in capsys.readouterr().out

    assert run("certificate", "register", "--state", "replaced", "--json", signs=False) == OK
    (facts,) = json.loads(capsys.readouterr().out)
    assert (facts["number"], facts["name"], facts["reason"]) == (first.number, "林晓雨", "写错了")

    out = tmp_path / "r.xlsx"
    register = ("certificate", "register", "--find", "林晓", "--out", str(out))
    assert run(*register, signs=False) == OK
    rows = list(load_workbook(out).worksheets[0].values)
    assert [row[0] for row in rows] == ["编号", "QH-2026-000003", "QH-2026-000001"]
    assert rows[2][7] == "已换发：写错了"

    capsys.readouterr()
    assert run("certificate", "register", person="3002", signs=False) == OK
    assert "林晓" not in capsys.readouterr().out


def test_keys_are_made_and_their_passphrase_is_changed(
    run: Run, place: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    with _pipe("另外一句更长一些的口令") as new:
        change = ("certificate", "keys", "--change-passphrase", "--new-passphrase-fd", str(new))
        assert run(*change) == OK
    assert run("certificate", "issue", "3001") == TROUBLE
    assert run("certificate", "issue", "3001", passphrase="另外一句更长一些的口令") == OK
    assert run("certificate", "keys", "--make", person="2001") == TROUBLE
    assert "签章密钥由管理员建立和保管" in capsys.readouterr().err
    assert run("certificate", "keys", "--make") == OK
    assert len(place.services.signing.keys(place.supervisor)) == 2
    assert run("certificate", "keys", signs=False) == TROUBLE


def test_badges_of_level_and_skills_are_signed_tokens_in_pictures(
    run: Run, place: Workplace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issued = place.services.certification.issue(place.supervisor, place.trainee.id)
    out = tmp_path / "badges"
    assert run("badge", "export", issued.number, "--out", str(out)) == OK
    titles = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert titles == ["金牌客服", "沟通", "解决问题", "情绪管理", "职业素养"]

    (key,) = place.services.signing.public().keys
    for title in titles:
        token = (out / f"{issued.number}-{title}.jwt").read_text()
        head, body, signature = token.split(".")
        Ed25519PublicKey.from_public_bytes(key.code_key).verify(
            _data(signature), f"{head}.{body}".encode()
        )
        claims = json.loads(_data(body))
        assert json.loads(_data(head))["alg"] == "EdDSA"
        assert claims["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
        assert claims["iss"] == claims["issuer"]["id"]
        assert claims["iss"].startswith("did:key:z6Mk")
        assert claims["credentialSubject"]["achievement"]["name"] == title
        picture = (out / f"{issued.number}-{title}.svg").read_text(encoding="utf-8")
        assert f'<openbadges:credential verify="{token}"/>' in picture


def test_a_skill_below_the_gold_mark_gives_no_badge_and_a_revoked_one_none_at_all(
    run: Run, place: Workplace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sign_theory(place, place.stranger, 99)
    sign_practical(place, place.stranger, 85)
    issued = place.services.certification.issue(place.supervisor, place.stranger.id)
    found = place.services.badges.of(place.stranger, issued.id)
    assert [one.title for one in found] == ["金牌客服"]
    place.services.certificate_life.revoke(place.supervisor, issued.id, "代考")
    export = ("badge", "export", issued.number, "--out", str(tmp_path))
    assert run(*export) == TROUBLE
    assert "不再发徽章" in capsys.readouterr().err
    assert run("badge", "export", "QH-2020-000001", "--out", str(tmp_path)) == TROUBLE


def _data(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
