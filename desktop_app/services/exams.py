"""Exams: the question bank and what is made of it, and the practical test."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.services.quality import QualityServices

if TYPE_CHECKING:
    from desktop_app.training.exams.bank.exchange.use_cases import BankExchange
    from desktop_app.training.exams.bank.use_cases import Bank
    from desktop_app.training.exams.due.use_cases import ExamsDue
    from desktop_app.training.exams.entering.use_cases import ExamEntering
    from desktop_app.training.exams.figures.use_cases import ExamFigures
    from desktop_app.training.exams.finding.use_cases import ExamFinder
    from desktop_app.training.exams.gates.use_cases import ExamGates
    from desktop_app.training.exams.marking.use_cases import ExamMarking
    from desktop_app.training.exams.offering.use_cases import ExamOffer
    from desktop_app.training.exams.own.use_cases import OwnExams
    from desktop_app.training.exams.planning.use_cases import ExamPlanning
    from desktop_app.training.exams.practising.use_cases import ExamPractice
    from desktop_app.training.exams.printing.use_cases import ExamPrinting
    from desktop_app.training.exams.results.use_cases import ExamResults
    from desktop_app.training.exams.sitting.use_cases import Sittings
    from desktop_app.training.practicals.marking.use_cases import PracticalMarking
    from desktop_app.training.practicals.use_cases import Practicals


@dataclass(frozen=True)
class ExamServices(QualityServices):
    """Use cases of the question bank, of theory exams and of practical tests."""

    @cached_property
    def bank(self) -> "Bank":
        from desktop_app.training.exams.bank.use_cases import Bank

        return Bank(self.store, self.clock, self.changes, self.library)

    @cached_property
    def bank_exchange(self) -> "BankExchange":
        from desktop_app.training.exams.bank.exchange.use_cases import BankExchange

        return BankExchange(self.bank)

    @cached_property
    def exam_planning(self) -> "ExamPlanning":
        from desktop_app.training.exams.planning.use_cases import ExamPlanning

        return ExamPlanning(self.store, self.clock, self.changes, self.library, self.settings)

    @cached_property
    def exam_offer(self) -> "ExamOffer":
        from desktop_app.training.exams.offering.use_cases import ExamOffer

        return ExamOffer(self.library)

    @cached_property
    def own_exams(self) -> "OwnExams":
        from desktop_app.training.exams.own.use_cases import OwnExams

        return OwnExams(self.store, self.clock)

    @cached_property
    def sittings(self) -> "Sittings":
        from desktop_app.training.exams.sitting.use_cases import Sittings

        return Sittings(self.store, self.clock, self.changes, self.library)

    @cached_property
    def exam_marking(self) -> "ExamMarking":
        from desktop_app.training.exams.marking.use_cases import ExamMarking

        return ExamMarking(
            self.store, self.clock, self.changes, self.library, lambda: self.analyser
        )

    @cached_property
    def exam_entering(self) -> "ExamEntering":
        from desktop_app.training.exams.entering.use_cases import ExamEntering

        return ExamEntering(self.store, self.clock, self.changes, self.library)

    @cached_property
    def exams_due(self) -> "ExamsDue":
        from desktop_app.training.exams.due.use_cases import ExamsDue

        # What it asks loads the questions: it is built when there is something to ask.
        return ExamsDue(
            self.store, self.clock, lambda actor, exam: self.exam_results.overview(actor, exam)
        )

    @cached_property
    def exam_gates(self) -> "ExamGates":
        from desktop_app.training.exams.gates.use_cases import ExamGates

        return ExamGates(self.store, self.clock)

    @cached_property
    def exam_printing(self) -> "ExamPrinting":
        from desktop_app.training.exams.printing.use_cases import ExamPrinting

        return ExamPrinting(self.store, self.library)

    @cached_property
    def exam_results(self) -> "ExamResults":
        from desktop_app.training.exams.results.use_cases import ExamResults

        return ExamResults(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.forms,
            self.people,
            lambda: self.analyser,
        )

    @cached_property
    def exam_finder(self) -> "ExamFinder":
        from desktop_app.training.exams.finding.use_cases import ExamFinder

        return ExamFinder(self.store)

    @cached_property
    def exam_practice(self) -> "ExamPractice":
        from desktop_app.training.exams.practising.use_cases import ExamPractice

        return ExamPractice(self.store, self.clock, self.changes, self.library, self.settings)

    @cached_property
    def exam_figures(self) -> "ExamFigures":
        from desktop_app.training.exams.figures.use_cases import ExamFigures

        return ExamFigures(self.store, self.library)

    @cached_property
    def practicals(self) -> "Practicals":
        from desktop_app.training.practicals.use_cases import Practicals

        return Practicals(
            self.store,
            self.clock,
            self.changes,
            self.library,
            self.settings,
            self.people,
            self.practice,
        )

    @cached_property
    def practical_marking(self) -> "PracticalMarking":
        from desktop_app.training.practicals.marking.use_cases import PracticalMarking

        return PracticalMarking(
            self.store, self.clock, self.changes, self.forms, self.people, self.practice
        )
