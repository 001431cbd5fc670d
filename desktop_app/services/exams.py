"""Theory exams: the question bank and what is made of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop_app.services.quality import QualityServices

if TYPE_CHECKING:
    from desktop_app.training.exams.bank.exchange.use_cases import BankExchange
    from desktop_app.training.exams.bank.use_cases import Bank


@dataclass(frozen=True)
class ExamServices(QualityServices):
    """Use cases of the question bank and of theory exams."""

    @cached_property
    def bank(self) -> "Bank":
        from desktop_app.training.exams.bank.use_cases import Bank

        return Bank(self.store, self.clock, self.changes, self.library)

    @cached_property
    def bank_exchange(self) -> "BankExchange":
        from desktop_app.training.exams.bank.exchange.use_cases import BankExchange

        return BankExchange(self.bank)
