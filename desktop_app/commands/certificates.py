"""`peilian certificate` and `peilian badge`: the same use cases and permissions as the window."""

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from db.errors import NotFound
from db.records import Certificate, CertificateEntry, Person
from desktop_app.commands.console import FOUND_FAULTS, OK, complain, progress, say
from desktop_app.commands.signing_in import read_secret, signed_in
from desktop_app.commands.tables import aligned
from desktop_app.documents.certificate_register import register_rows
from desktop_app.documents.export import save_bytes, suggested_name
from desktop_app.documents.table_file import write_table
from desktop_app.system.background import Progress
from desktop_app.system.errors import Trouble
from desktop_app.training.certification.signing import public
from desktop_app.training.certification.states import state_of

if TYPE_CHECKING:
    from desktop_app.services import Services

_SAFE = "没有任何改动。"


def issue(options: argparse.Namespace) -> int:
    """Issue to the people named, or to everybody who is due."""
    if bool(options.people) == options.due:
        raise Trouble("请写学员的姓名或工号，或者用 --due。", _SAFE)
    folder = _folder(options.out) if options.out else None
    with signed_in(options) as (services, actor):
        people = _people(services, actor, options)
        _open(services, actor, options)
        told = Progress(lambda done, total: progress("签发", done, total))
        found = services.certification.issue_each(actor, people, told)
        names = {one.id: one.name for one in services.people.names()}
    for one in found.issued:
        say(f"{one.number}\t{one.person_name}")
        if folder is not None:
            save_bytes(folder / _file_name(one), one.pdf)
    for person_id, why in found.refused:
        complain(f"{names.get(person_id, '')}：{why}")
    if options.merge and found.issued:
        from desktop_app.documents.merging import merged

        save_bytes(Path(options.merge), merged([one.pdf for one in found.issued]))
    return FOUND_FAULTS if found.refused else OK


def register(options: argparse.Namespace) -> int:
    """List certificates, as lines, JSON or an Excel file."""
    with signed_in(options) as (services, actor):
        figures, today = services.certification.figures(), services.clock.today()
        found = [
            one
            for one in services.certification.register(actor)
            if options.find in f"{one.number} {one.person} {one.person_name} {one.staff_number}"
            and options.state in (None, state_of(one, today, figures).value)
        ]
    rows = register_rows(found, today, figures)
    if options.out:
        write_table(Path(options.out), "证书登记", rows)
        say(f"已写好 {options.out}（{len(found)} 份）。")
    elif options.json:
        states = [state_of(one, today, figures).value for one in found]
        facts = [_facts(one, state) for one, state in zip(found, states, strict=True)]
        say(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        texts = [[str(cell) for cell in row] for row in rows]
        say(aligned(texts[0], texts[1:]))
    return OK


def revoke(options: argparse.Namespace) -> int:
    """Revoke a certificate."""
    with signed_in(options) as (services, actor):
        entry = _numbered(services, actor, options.number)
        services.certificate_life.revoke(actor, entry.id, options.reason)
    say(f"已撤销 {entry.number}，{entry.person}。请把新的状态表发给需要验真的人。")
    return OK


def replace(options: argparse.Namespace) -> int:
    """Issue another certificate in the place of one."""
    with signed_in(options) as (services, actor):
        entry = _numbered(services, actor, options.number)
        _open(services, actor, options)
        name = options.name or entry.person
        made = services.certificate_life.replace(actor, entry.id, name, options.reason)
    say(f"已换发 {made.number}，{made.person_name}，取代 {entry.number}。")
    return OK


def keys(options: argparse.Namespace) -> int:
    """Make keys, change their passphrase, write the public ones."""
    if not (options.out or options.make or options.change_passphrase):
        raise Trouble("请用 --out、--make 或 --change-passphrase 说明要做什么。", _SAFE)
    with signed_in(options) as (services, actor):
        signing = services.signing
        if options.make:
            made = signing.make(actor, _passphrase(options))
            say(f"已建立签章密钥 {made.id}。")
        if options.change_passphrase:
            old = _passphrase(options)
            new = read_secret(options.new_passphrase_fd, "新的签章口令：", "--new-passphrase-fd")
            signing.change_passphrase(actor, old, new)
            say("签章口令已换。")
        known = signing.public()
    if options.out:
        if not known.keys:
            raise Trouble("还没有签章密钥。", _SAFE, "请管理员先用 --make 建立。")
        save_bytes(Path(options.out), public.written(known).encode("utf-8"))
        say(f"已写好 {options.out}（{len(known.keys)} 把公钥）。")
    return OK


def status_list(options: argparse.Namespace) -> int:
    """Write the signed list of what no longer holds."""
    with signed_in(options) as (services, actor):
        _open(services, actor, options)
        text = services.certificate_life.status_list(actor)
    save_bytes(Path(options.out), text.encode("utf-8"))
    say(f"已写好 {options.out}。")
    return OK


def badges(options: argparse.Namespace) -> int:
    """Write the badges of a certificate, as pictures and as tokens."""
    from desktop_app.documents.badge_picture import save_badges

    folder = _folder(options.out)
    with signed_in(options) as (services, actor):
        entry = _numbered(services, actor, options.number)
        _open(services, actor, options)
        found = services.badges.export(actor, entry.id)
    save_badges(folder, found)
    for one in found:
        say(f"{one.badge.title}\t{one.badge.person}")
    return OK


def _people(services: "Services", actor: Person, options: argparse.Namespace) -> list[UUID]:
    if options.due:
        found = [one for one in services.certification.candidates(actor) if one.due]
        if not found:
            raise Trouble("现在没有可以签发证书的学员。", _SAFE)
        return [one.entry.person_id for one in found]
    everybody = services.people.names()
    people = []
    for name in options.people:
        named = [one.id for one in everybody if name in (one.name, one.staff_number)]
        if len(named) != 1:
            what = "有几位同事叫" if named else "没有"
            raise Trouble(f"{what}“{name}”。", _SAFE, "请改用工号。")
        people += named
    return people


def _numbered(services: "Services", actor: Person, number: str) -> CertificateEntry:
    try:
        return services.certificate_life.numbered(actor, number)
    except NotFound as error:
        raise Trouble(f"没有编号为 {number} 的证书。", _SAFE, "请核对编号。") from error


def _open(services: "Services", actor: Person, options: argparse.Namespace) -> None:
    services.signing.unlock(actor, _passphrase(options))


def _passphrase(options: argparse.Namespace) -> str:
    return read_secret(options.passphrase_fd, "签章口令：", "--passphrase-fd")


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            f"文件夹 {name} 建不了：{error.strerror or error}。", _SAFE, "请换一个位置。"
        ) from error
    if not os.access(folder, os.W_OK):
        raise Trouble(f"文件夹 {name} 不能写入。", _SAFE, "请换一个位置。")
    return folder


def _file_name(one: Certificate) -> str:
    return suggested_name(one.number, one.person_name)


def _facts(one: CertificateEntry, state: str) -> dict[str, object]:
    return {
        "number": one.number,
        "name": one.person_name or one.person,
        "staff_number": one.staff_number,
        "level": one.level,
        "total": one.total,
        "issued_on": one.issued_on.isoformat(),
        "valid_until": one.valid_until.isoformat(),
        "state": state,
        "reason": one.reason,
        "key": one.key_id,
    }
