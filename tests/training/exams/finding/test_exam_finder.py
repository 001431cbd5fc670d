"""Exams by words of their titles: one's own, and all for who holds them."""

from exam_room import ExamRoom

from desktop_app.finding import finders
from desktop_app.training.exams.kinds import ExamKind


def test_who_holds_exams_finds_all_and_a_trainee_their_own(exam_room: ExamRoom) -> None:
    place = exam_room.place
    both = exam_room.announce(title="下半年理论考试", kind=ExamKind.HALF_YEAR)
    other = exam_room.announce(title="补考 理论", people=(place.stranger.id,))
    find = place.services.exam_finder.find
    assert {one.target for one in find(place.supervisor, "理论")} == {
        f"exam:{both.id}",
        f"exam:{other.id}",
    }
    own = exam_room.paper_of(both, place.trainee)
    assert [one.target for one in find(place.trainee, "理论 考试")] == [f"mine:{own}"]
    assert find(place.trainee, "补考") == ()
    assert find(place.supervisor, "  ") == ()


def test_the_search_field_leads_to_it(exam_room: ExamRoom) -> None:
    exam = exam_room.announce(title="下半年理论考试")
    _acts, known = finders(exam_room.place.services, exam_room.place.supervisor)
    (hit,) = [one for one in known.search("下半年") if one.pane == "exams"]
    assert (hit.title, hit.target) == ("下半年理论考试", f"exam:{exam.id}")
