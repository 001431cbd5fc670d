"""Boxes on the page, in millimetres from the upper left corner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `top` is above `bottom`, so it is the smaller number."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """How far from the left its middle is."""
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        """How far down its middle is."""
        return (self.top + self.bottom) / 2

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    def moved(self, across: float, down: float) -> "Box":
        """Return it somewhere else."""
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)

    def within(self, other: "Box", slack: float = 0.0) -> bool:
        """Tell whether it lies inside *other*, or reaches out of it by no more than *slack*."""
        return (
            self.left >= other.left - slack
            and self.top >= other.top - slack
            and self.right <= other.right + slack
            and self.bottom <= other.bottom + slack
        )

    def meets(self, other: "Box", slack: float = 0.0) -> bool:
        """Tell whether both share more than a strip *slack* wide."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.bottom, other.bottom) - max(self.top, other.top) > slack
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an element came to stand: what is inked of it, and the room that it was given."""

    name: str
    ink: Box
    room: Box
    first: float
    """How far down it stands, as a layout says it: the first baseline of a text."""
    last: float
    """How far down it ends, for what stands below it: the last baseline of a text."""
