"""The embedded typefaces: what they can draw, and what happens to the rest."""

from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents import fonts
from desktop_app.documents.fonts import REGULAR, drawable, missing_glyphs, replaced_note
from desktop_app.documents.ink import Type
from desktop_app.documents.pen import A4_PORTRAIT, Pen
from desktop_app.system import resources
from desktop_app.system.errors import Trouble


def test_rare_characters_of_names_are_in_the_font() -> None:
    assert missing_glyphs("䶮㐂林晓雨·Ångström") == set()


def test_missing_glyphs_names_exactly_what_is_missing() -> None:
    assert missing_glyphs("林😀晓ש雨") == {"😀", "ש"}


@pytest.mark.parametrize("invisible", ["\u200d", "\ufe0f", "\u202e", "\n"])
def test_characters_that_show_nothing_are_not_missing(invisible: str) -> None:
    assert missing_glyphs(f"林{invisible}雨") == set()


def test_each_undrawable_character_leaves_a_visible_mark() -> None:
    clean = drawable("好的👍🏽，שלום")
    assert clean.text == "好的□□，□□□□"
    assert clean.replaced == {"👍", "🏽", "ש", "ל", "ו", "ם"}


def test_direction_marks_do_not_turn_the_line_round() -> None:
    assert drawable("订单\u202e321").text == "订单321"


def test_decomposed_accents_are_composed_before_they_are_looked_up() -> None:
    assert drawable("Jose\u0301").text == "José"


def test_line_ends_of_all_systems_stay_line_ends() -> None:
    assert drawable("一\r\n二\r三\n四").text == "一\n二\n三\n四"


@given(st.text(max_size=60))
def test_what_drawable_returns_can_always_be_drawn(text: str) -> None:
    clean = drawable(text)
    assert missing_glyphs(clean.text) == set()
    assert drawable(clean.text).text == clean.text


def test_the_note_on_screen_shows_the_characters_and_on_paper_their_numbers() -> None:
    assert "😀 U+1F600" in replaced_note({"😀"})
    on_paper = replaced_note({"😀"}, on_paper=True)
    assert "U+1F600" in on_paper
    assert "😀" not in on_paper


def test_no_replacements_need_no_note() -> None:
    assert replaced_note(set()) == ""


def test_a_long_list_of_replacements_is_cut_and_counted() -> None:
    note = replaced_note({chr(0x1F600 + index) for index in range(20)})
    assert "20 种" in note
    assert "…" in note


def test_a_text_that_must_be_whole_is_refused_with_field_and_characters() -> None:
    with pytest.raises(Trouble) as caught:
        fonts.require_drawable([("机构名称", "青禾"), ("姓名", "李𠮷")])
    assert "姓名" in caught.value.what
    assert "𠮷 U+20BB7" in caught.value.what
    assert "机构名称" not in caught.value.what
    assert caught.value.do


def test_characters_beyond_the_first_plane_can_be_copied_from_the_file() -> None:
    faces = fonts._faces()
    beyond = [chr(code) for code in sorted(faces[REGULAR].charToGlyph) if code > 0xFFFF][:3]
    assert beyond
    pen = Pen(A4_PORTRAIT, "", "", None)
    pen.text(72, 700, "名" + "".join(beyond), Type(20))
    extracted = pypdf.PdfReader(BytesIO(pen.finish())).pages[0].extract_text()
    assert extracted.strip() == "名" + "".join(beyond)


def test_a_missing_font_file_is_told_as_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(resources, "path", lambda *parts: tmp_path.joinpath(*parts))
    fonts._faces.cache_clear()
    try:
        with pytest.raises(Trouble, match="NotoSansSC-Regular"):
            fonts.register()
    finally:
        fonts._faces.cache_clear()
