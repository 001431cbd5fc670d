"""`peilian certificate verify`: tells what is genuine, with nothing but public keys."""

import argparse
import json
from pathlib import Path

from desktop_app.commands.console import FOUND_FAULTS, OK, say
from desktop_app.documents.reading import read_bytes
from desktop_app.system.clock import SystemClock
from desktop_app.system.errors import Trouble
from desktop_app.training.certification.signing import public, status
from desktop_app.training.certification.signing.public import PublicKeys
from desktop_app.training.certification.signing.status import StatusList
from desktop_app.training.certification.signing.verdicts import Checked, Verdict, check


def run(options: argparse.Namespace) -> int:
    """Say what a PDF or the text of a code is."""
    keys = public.read(_text(options.keys))
    known = status.read(_text(options.status), keys) if options.status else None
    found = _checked(options.what, keys, known)
    if options.json:
        say(json.dumps(_facts(found), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found):
            say(line)
    return OK if found.verdict is Verdict.VALID else FOUND_FAULTS


def _checked(what: str, keys: PublicKeys, known: StatusList | None) -> Checked:
    today = SystemClock().today()
    path = Path(what)
    if what.startswith("PEILIAN") or not _is_file(path):
        if not what.startswith("PEILIAN") and path.suffix:
            raise Trouble(f"没有文件 {what}。", "没有任何改动。", "请核对路径。")
        return check(what, keys, known, today)
    from desktop_app.documents.certificate_checking import check_file

    return check_file(read_bytes(path), keys, known, today)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False  # a text that no file could be called


def _lines(found: Checked) -> list[str]:
    lines = [f"{_WORDS[found.verdict]}：{found.sentence}"]
    if found.code is not None and found.relied:
        code = found.code
        lines += [
            f"机构\t{found.organisation}",
            f"编号\t{code.number}",
            f"姓名\t{code.name}",
            f"级别\t{'金牌客服' if code.level == 'gold' else '认证客服'}",
            f"签发\t{code.issued_on}",
            f"有效期至\t{code.valid_until}",
            f"密钥\t{code.key_id}",
        ]
    return lines


def _facts(found: Checked) -> dict[str, object]:
    code = found.code if found.relied else None
    return {
        "verdict": found.verdict.value,
        "sentence": found.sentence,
        "status_as_of": found.as_of.isoformat() if found.as_of else None,
        "certificate": {
            "organisation": found.organisation,
            "number": code.number,
            "name": code.name,
            "level": code.level,
            "issued_on": code.issued_on.isoformat(),
            "valid_until": code.valid_until.isoformat(),
            "key": code.key_id,
        }
        if code is not None
        else None,
    }


_WORDS = {
    Verdict.VALID: "有效",
    Verdict.EXPIRED: "已过期",
    Verdict.REVOKED: "已撤销",
    Verdict.REPLACED: "已换发",
    Verdict.ALTERED: "被改动过",
    Verdict.UNKNOWN_ISSUER: "不认识的签发者",
    Verdict.NO_CERTIFICATE: "不是证书",
}


def _text(name: str) -> str:
    return read_bytes(Path(name)).decode("utf-8", "replace")
