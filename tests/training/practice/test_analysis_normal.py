"""The plain form of a reply, its offsets, and the slips of the pen that are put right."""

from desktop_app.training.practice.analysis.normal import (
    MAX_CHARS,
    Speller,
    Vocabulary,
    read,
    same_sound,
)


def test_full_width_letters_and_digits_become_narrow() -> None:
    assert read("ＷＯＲＫ　ＩＤ　３０２７").text == "work id 3027"


def test_traditional_characters_become_simplified() -> None:
    assert read("款項會退回您的帳戶").text == "款项会退回您的账户"


def test_words_of_taiwan_become_those_of_the_mainland() -> None:
    assert read("伺服器故障，以簡訊通知").text == "服务器故障,以短信通知"


def test_a_span_leads_back_to_the_original_characters() -> None:
    original = "🕢①　預計　８：４０恢復"
    reading = read(original)
    start = reading.text.index("8:40")
    low, high = reading.span(start, start + 4)
    assert original[low:high] == "８：４０"


def test_a_character_that_unfolds_keeps_one_place() -> None:
    reading = read("㎏㍿")
    assert reading.text == "kg株式会社"
    assert reading.span(0, 2) == (0, 1)
    assert reading.span(2, 6) == (1, 2)


def test_only_the_first_part_of_a_very_long_text_is_read() -> None:
    assert len(read("好" * (MAX_CHARS + 5)).text) == MAX_CHARS


def test_a_homophone_with_one_right_character_is_put_right() -> None:
    speller = Speller(Vocabulary({"抱歉": 1, "登记": 1}))
    assert speller.correct("很抱谦，我登计一下") == "很抱歉，我登记一下"


def test_an_everyday_word_is_not_taken_for_a_slip() -> None:
    assert Speller(Vocabulary({"回访": 1})).correct("晚上看回放") == "晚上看回放"


def test_a_pair_across_two_words_is_not_taken_for_a_slip() -> None:
    assert Speller(Vocabulary({"责任": 1})).correct("请负责人签字") == "请负责人签字"


def test_function_words_are_never_replaced() -> None:
    assert Speller(Vocabulary({"补寄": 1})).correct("可以不寄回来") == "可以不寄回来"


def test_an_idiom_with_a_wrong_character_is_put_right() -> None:
    assert Speller(Vocabulary({"感同身受": 1})).correct("我感同身手") == "我感同身受"


def test_characters_of_one_syllable_sound_the_same() -> None:
    assert same_sound("帮", "邦")
    assert same_sound("a", "a")
    assert not same_sound("帮", "忙")
    assert not same_sound("帮", "b")
