"""The order of the journeys, and which data folder each is made over."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.app import Workstation
from desktop_app.system.text import tr
from desktop_app.tour import (
    authoring,
    banking,
    calibrating,
    certifying,
    checking,
    developing,
    examining,
    exchanging,
    filing,
    following_up,
    inspecting,
    journeys,
    looking_back,
    mentoring,
    milestones,
    modes,
    paper_exam,
    planning,
    practicals,
    programs,
    reminding,
    reviewing,
    rushing,
    sessions,
    templates,
    theory,
)
from desktop_app.tour.clock import AfternoonClock
from desktop_app.tour.driver import Driver

Step = tuple[str, Callable[[Driver], None]]


def travel(folder: Path, out: Path, say: Callable[[str], None]) -> list[Path]:
    """Go through the main job over data in *folder*; returns the pictures kept in *out*.

    Raises StepFailed at the first step that does not happen.
    """
    clock, driver = AfternoonClock(), Driver(out)
    driver.open(Workstation(folder / "own", clock))
    _take(driver, say, [(tr("自己的机构"), journeys.found_own_organisation)])
    driver.close()
    driver.open(Workstation(folder / "sample", clock))
    _take(driver, say, [*_practising(out), *_accompanying(out), *_leading(out), *_afterwards()])
    driver.close()
    driver.open(Workstation(folder / "sample", clock))
    _take(driver, say, [(tr("重新打开"), journeys.find_everything_again)])
    driver.close()
    return driver.pictures


def _practising(out: Path) -> list[Step]:
    """What a trainee does."""
    return [
        (tr("示例机构"), journeys.open_sample),
        (tr("登录"), journeys.sign_in_wrongly_then_rightly),
        (tr("今日与日历"), journeys.see_the_day),
        (tr("提醒和自己的进度"), reminding.copy_tomorrow),
        (tr("逐步学话术"), modes.learn_step_by_step),
        (tr("复习"), reviewing.review_what_is_due),
        (tr("电话话术"), journeys.practise_phone_script),
        (tr("在线对话"), journeys.practise_chat),
        (tr("投诉电话"), journeys.practise_hard_call),
        (tr("对照、三方看法、PDF"), lambda at: looking_back.look_from_all_sides(at, out)),
        (tr("同时接待"), rushing.answer_several_at_once),
        (tr("考核"), examining.enter_an_examination),
        (tr("自检"), journeys.tick_self_check),
        (tr("事件自检"), checking.report_a_visitor),
        (tr("自评对照"), checking.compare_views),
        (tr("课次反馈"), checking.answer_a_survey),
        (tr("每日总结"), sessions.write_a_summary),
        (tr("影子日笔记"), mentoring.write_own_notes),
        (tr("自己的阶段评估"), milestones.look_ahead),
        (tr("手册与设置"), journeys.read_handbook),
    ]


def _accompanying(out: Path) -> list[Step]:
    """What a mentor does."""
    return [
        (tr("影子日"), journeys.write_shadow_day),
        (tr("带案"), mentoring.log_a_case),
        (tr("观察意见"), looking_back.observe_an_attempt),
        (tr("发展计划"), lambda at: developing.open_a_plan(at, out)),
        (tr("演练的三方看法"), checking.view_a_drill_from_three_sides),
    ]


def _leading(out: Path) -> list[Step]:
    """What a supervisor does."""
    return [
        (tr("主管的今日"), journeys.see_the_supervisors_day),
        (tr("排课"), planning.plan_the_month),
        (tr("点名和签到表"), lambda at: sessions.call_the_list(at, out)),
        (tr("答疑"), sessions.answer_a_question),
        (tr("质检"), lambda at: inspecting.inspect_the_week(at, out)),
        (tr("反馈与满意度"), checking.read_feedback),
        (tr("配对"), mentoring.pair_the_newcomers),
        (tr("阶段评估"), milestones.hold_a_review),
        (tr("主管下午再登录"), journeys.come_back_as_supervisor),
        (tr("课程进度"), reminding.open_progress),
        (tr("学员记录"), journeys.open_the_record),
        (tr("打印"), lambda at: journeys.print_documents(at, out)),
        (tr("证书版面"), certifying.lay_out),
        (tr("全班发证"), lambda at: certifying.issue_a_class(at, out)),
        (tr("验真"), certifying.verify),
        (tr("更正和整批打印表单"), lambda at: filing.correct_and_print(at, out)),
        (tr("口径一致性"), reviewing.compare_answers),
        (tr("推荐示例"), looking_back.share_a_good_attempt),
        (tr("表单模板"), lambda at: templates.write_a_form(at, out)),
        (tr("主管第二天再登录"), journeys.come_back_as_supervisor),
        (tr("培训方案"), programs.write_a_program),
        (tr("题库"), banking.keep_the_bank),
        (tr("纸笔考试"), lambda at: paper_exam.hold_a_paper_exam(at, out)),
        (tr("导入对话"), lambda at: authoring.make_a_drill_of_a_dialogue(at, out)),
        (tr("名单、计划文件"), lambda at: exchanging.exchange_plans(at, out)),
        (tr("申诉"), following_up.object_to_an_inspection),
        (tr("裁定"), following_up.rule_on_it),
        (tr("校准"), calibrating.calibrate),
        (tr("辅导计划和质检会"), lambda at: following_up.coach_and_meet(at, out)),
    ]


def _afterwards() -> list[Step]:
    """What the trainee finds."""
    return [
        (tr("示例和笔记"), journeys.go_on_as_trainee),
        (tr("锁定"), journeys.lock_and_unlock),
        (tr("理论考试"), theory.hold_a_theory_exam),
        (tr("实操考核"), practicals.hold_a_practical),
    ]


def _take(driver: Driver, say: Callable[[str], None], steps: list[Step]) -> None:
    for title, step in steps:
        step(driver)
        say(f"✓ {title}")
