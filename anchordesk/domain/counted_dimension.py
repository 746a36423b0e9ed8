"""What a dimension is by which people are counted: its categories, and the sums printed beside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CountedCategory:
    """One group of a dimension."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class CountedSum:
    """A printed sum of categories, such as the year so far."""

    code: str
    title: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedDimension:
    """What people are counted by: every category, in the order in which it is printed.

    Attributes:
        categories: Everybody is in exactly one.
        sums: Printed beside the categories, each after the last of its children.
    """

    name: str
    title: str
    categories: tuple[CountedCategory, ...]
    sums: tuple[CountedSum, ...] = ()

    @property
    def printed(self) -> tuple[CountedCategory, ...]:
        """Categories and sums, in the order of print, without the total of all."""
        lines: list[CountedCategory] = []
        for category in self.categories:
            lines.append(category)
            lines += [
                CountedCategory(total.code, total.title)
                for total in self.sums
                if total.children[-1] == category.code
            ]
        return tuple(lines)
