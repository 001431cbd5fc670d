"""Which of the customer's weighty questions a conversation left open, and what that costs."""

from desktop_app.training.practice.conversation import Conversation
from desktop_app.training.practice.figures import PracticeFigures
from desktop_app.training.practice.points import Criterion


def open_questions(conversation: Conversation, figures: PracticeFigures) -> tuple[str, ...]:
    """The names of the weighty points of the solution that were asked for and never met.

    Empty while they are fewer than `loss.open_least`, or less than `loss.open_share` of the weighty
    ones: a customer may forgive one gap in many answers, but not a solution that lacks its heart.
    """
    asked: dict[tuple[str, str], str] = {}
    met: set[tuple[str, str]] = set()
    for exchange in conversation.exchanges:
        hits = {hit.id for hit in exchange.analysis.hits}
        for point in exchange.points:
            if point.criterion is Criterion.SOLUTION and point.weight >= figures.mood.missed_from:
                asked[exchange.turn, point.id] = point.name
                met |= {(exchange.turn, point.id)} if point.id in hits else set()
    left = tuple(name for key, name in asked.items() if key not in met)
    loss = figures.loss
    enough = len(left) >= loss.open_least and len(left) >= loss.open_share * len(asked)
    return left if enough else ()


def held_back(total: float, left: tuple[str, ...], figures: PracticeFigures) -> float:
    """The total, below the pass line while the heart of the solution is missing."""
    return min(total, max(figures.pass_line - 1, 0.0)) if left else total
