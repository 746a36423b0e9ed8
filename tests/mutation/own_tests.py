"""Which tests are of one file: they know it best, and notice most of its mistakes soonest."""

from __future__ import annotations

OWN = {
    "earlier_reach": ("test_search_over_time",),
    "facts": ("test_linear_system",),
    "keyed": ("test_policy",),
    "ledger": ("test_eras",),
    "magnitudes": ("test_magnitudes", "test_medians_by_rule"),
    "period_links": ("test_links_between_periods", "test_links_edges"),
    "protected_return": ("test_policy",),
    "release": ("test_release", "test_after_the_audit"),
    "repair": ("test_after_the_audit",),
    "rounding": ("test_rounding_by_rule", "test_rounding"),
    "suppression": ("test_what_is_withheld",),
    "suppression_search": ("test_search", "test_search_of_groups", "test_search_over_time"),
    "suppression_wishes": ("test_search", "test_search_of_groups"),
    "wrong_beliefs": ("test_policy",),
}


def is_of(test: str, file: str) -> bool:
    """True if a file of tests is of a file, both by name without the ending."""
    return test in OWN.get(file, (f"test_{file}",))
