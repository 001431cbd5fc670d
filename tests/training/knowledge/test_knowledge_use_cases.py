"""Articles and the search over everything that has a name."""

from builders import Workplace


def test_articles_stand_together_by_chapter(place: Workplace) -> None:
    chapters = [article.chapter for article in place.services.knowledge.articles()]
    assert len(chapters) >= 10
    assert chapters == sorted(chapters)


def test_an_article_is_found_by_title_and_by_text(place: Workplace) -> None:
    knowledge = place.services.knowledge
    by_title = knowledge.find(place.trainee, "投诉处理")
    assert by_title[0].target == "article:complaint-process"
    by_text = {hit.target for hit in knowledge.find(place.trainee, "内部暗语")}
    assert "article:complaint-process" in by_text


def test_a_script_is_found_by_what_it_is_about(place: Workplace) -> None:
    hits = {hit.target for hit in place.services.knowledge.find(place.trainee, "三段式道歉")}
    assert "drill:scenario/ad-mismatch" in hits


def test_each_hit_stands_once_and_leads_somewhere(place: Workplace) -> None:
    hits = place.services.knowledge.find(place.supervisor, "投诉", limit=50)
    places = [(hit.pane, hit.target) for hit in hits]
    assert len(places) == len(set(places)) > 1


def test_people_are_found_by_who_may_see_them(place: Workplace) -> None:
    knowledge = place.services.knowledge
    assert [hit.title for hit in knowledge.find(place.mentor, "lxy")] == ["林晓雨"]
    assert knowledge.find(place.stranger, "lxy") == ()


def test_nothing_is_found_for_nothing(place: Workplace) -> None:
    assert place.services.knowledge.find(place.supervisor, "  ") == ()


def test_several_customers_at_once_are_found_like_any_drill(place: Workplace) -> None:
    hits = place.services.knowledge.find(place.trainee, "演出前夜")
    assert [(one.kind, one.target) for one in hits] == [("rush", "drill:rush/show-eve")]
