"""A sheet under way whose template was published anew: what of it goes on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from desktop_app.system.text import tr


def renewed(version_id: UUID, draft: Mapping[str, Any], kept: Mapping[str, Any]) -> str:
    """Say what became of a *draft* that was begun on another version; empty: it is the same.

    *kept* are the answers that the new version can have; the others have to be given again.
    """
    if draft.get("version", str(version_id)) == str(version_id):
        return ""
    lost = len(draft["answers"].keys() - kept.keys())
    if lost:
        told = tr("这张表单换了新版，已填的 {n} 项保留，{lost} 项对不上新版，请重填")
        return told.format(n=len(kept), lost=lost)
    return tr("这张表单换了新版，已填的 {n} 项都保留").format(n=len(kept))
