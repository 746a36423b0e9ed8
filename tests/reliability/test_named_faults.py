# ruff: noqa: E501 - one line a fault reads best
"""Every fault of exchange that was named beforehand, and the tests that show what happens.

A fault without a test stands here with the reason, so that nobody takes silence for a yes.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]

COVERED: dict[str, str] = {
    "1 one return twice": "hub/test_returns_over_http.py::test_a_return_sent_twice_is_stored_once_with_one_receipt",
    "2 a hundred at once": "hub/test_returns_over_http.py::test_a_hundred_deliveries_at_once_are_one",
    "3 revisions 3, 1, 2": "hub/test_returns_over_http.py::test_revisions_that_arrive_as_3_1_2_count_as_3",
    "4 body cut": "hub/test_returns_over_http.py::test_a_cut_body_leaves_nothing_and_a_resend_stores",
    "5 answer cut after the commit": "hub/test_returns_over_http.py::test_an_answer_that_is_lost_after_the_commit_is_given_again",
    "6 hub killed before the commit": "hub/test_returns_over_http.py::test_a_hub_killed_around_the_commit_counts_once",
    "7 hub killed after the commit": "hub/test_returns_over_http.py::test_a_hub_killed_around_the_commit_counts_once",
    "8 desk dies before sending": "reliability/test_killed_exchange.py::test_what_a_killed_desk_told_of_waits_or_is_there_and_is_counted_once",
    "9 desk dies after the receipt": "services/test_exchange_over_hub.py::test_an_answer_that_is_lost_delivers_once reliability/test_killed_exchange.py::test_what_a_killed_desk_told_of_waits_or_is_there_and_is_counted_once",
    "10 lead dies before taking out": "services/test_exchange_machine.py::test_each_fault_is_met_and_got_over",
    "11 an hour of failures": "services/test_sync.py::test_waits_grow_but_never_beyond_half_an_hour services/test_sync.py::test_after_an_hour_of_failures_all_arrives_and_the_hub_was_not_stormed",
    "12 told to wait": "adapters/test_hub_http.py::test_a_problem_says_when_to_come_back",
    "13 a balancer's page": "adapters/test_hub_http.py::test_what_is_not_the_hub_is_interference",
    "14 captive portal": "services/test_exchange_machine.py::test_each_fault_is_met_and_got_over",
    "15 redirect and reset": "adapters/test_hub_http.py::test_what_is_not_the_hub_is_interference",
    "16 forged receipt": "adapters/test_hub_http.py::test_forged_receipts_prove_nothing",
    "17 untrusted certificate": "adapters/test_hub_http.py::test_a_certificate_that_nobody_trusts_stops_everything",
    "18 inspecting certificate trusted by the system": "adapters/test_hub_http.py::test_an_inspecting_certificate_that_the_system_trusts_works_and_proves_nothing",
    "19 no route, no name": "adapters/test_hub_http.py::test_a_closed_port_and_an_unknown_name",
    "20 two kilobytes a second with cuts": "services/test_slow_and_cut.py::test_on_a_slow_line_that_is_cut_all_arrives_and_a_cut_costs_one_message",
    "21 clock jumps": "services/test_sync.py::test_a_clock_set_back_by_years_does_not_stop_delivery services/test_sync.py::test_a_clock_that_jumps_while_the_hub_answers_does_not_stop_delivery",
    "22 hub's disk full": "hub/test_returns_over_http.py::test_a_full_disk_is_told_and_stops_no_reader",
    "23 desk's disk full": "reliability/test_disk_full.py::test_a_full_disk_loses_nothing_and_says_what_to_do services/test_tallies.py::test_a_tally_that_could_not_be_kept_burns_no_number",
    "24 hub restarted": "hub/test_returns_over_http.py::test_a_restarted_hub_goes_on_with_its_log_at_the_same_port",
    "25 PostgreSQL cut in a commit": "hub/test_postgresql.py::test_a_commit_of_unknown_outcome_is_told_and_a_resend_counts_once",
    "26 a copied vault": "services/test_tallies.py::test_two_tallies_under_one_number_are_told_and_the_first_stays",
    "27 a restored vault": "services/test_tallies.py::test_figures_from_a_restored_vault_count_above_those_sent_before_it_was_lost",
    "28 vault and keyring put back together": "services/test_tallies.py::test_two_tallies_under_one_number_are_told_and_the_first_stays",
    "29 a restored hub": "services/test_exchange_over_hub.py::test_a_hub_restored_from_an_older_copy_is_noticed_and_gets_everything_again",
    "30 a revoked desk": "services/test_joining_the_team.py::test_a_revoked_desk_s_figures_are_refused_and_earlier_ones_stay",
    "31 a message to a key that nobody has any more": "services/test_replaced_laptop.py::test_a_case_offered_to_a_laptop_that_was_replaced_stays_and_goes_to_the_new_one services/test_another_desk_makes_returns.py::test_a_tally_that_waits_for_the_desk_before_goes_to_the_one_that_makes_returns_now services/test_another_desk_makes_returns.py::test_the_same_desk_on_another_laptop_opens_what_waits_for_it",
    "32 an older list": "services/test_joining_the_team.py::test_the_list_goes_forwards_only services/test_pack_fetching.py::test_a_hub_that_goes_back_to_an_older_pack_changes_nothing services/test_pack_fetching.py::test_a_pack_in_another_hand_is_refused_and_the_old_list_stays",
    "33 the hub withholds one of five": "services/test_joining_the_team.py::test_a_tally_that_is_withheld_is_missed_by_name_though_one_who_left_has_sent",
    "34 another address on it": "wire/test_sealing_and_signing.py::test_an_envelope_with_another_address_written_on_it_is_refused",
    "35 a flipped bit": "services/test_every_kind_of_message.py::test_a_flipped_bit_at_any_byte_of_it_is_refused",
    "36 by stick and by hub": "services/test_exchange_over_hub.py::test_by_stick_and_by_hub_is_counted_once",
    "37 half a file": "services/test_tallies.py::test_a_half_copied_file_is_told",
    "38 a newer list and an older desk": "services/test_exchange_over_hub.py::test_a_newer_list_waits_at_the_hub_until_the_desk_is_updated services/test_pack_fetching.py::test_contents_that_only_a_later_version_knows_are_left_alone",
    "39 one owner of a case": "services/test_handover.py::test_every_envelope_twice_and_in_any_order_is_as_once services/test_handover.py::test_until_the_yes_nothing_of_the_case_has_left services/test_handover.py::test_an_offer_is_taken_back_also_after_a_yes_that_is_still_on_its_way",
    "40 a correction that reveals": "services/returns/test_corrections.py::test_the_same_reader_undoes_a_correction_that_is_protected_by_itself",
    "41 ten thousand desks on Monday": "benchmarks/test_many_desks.py::test_all_desks_on_a_monday_morning",
    "42 a proxy": "adapters/test_hub_http.py::test_a_proxy_is_used_when_named_and_only_then adapters/test_hub_http.py::test_the_proxy_is_asked_for_anew_since_a_laptop_moves_between_networks",
    "43 a request that hangs": "adapters/test_hub_http.py::test_a_slow_drip_ends_at_the_total_time services/test_sync.py::test_without_a_true_receipt_it_waits_and_the_same_bytes_go_again",
    "44 bombs": "wire/test_sealing_and_signing.py::test_a_zip_bomb_is_refused_at_the_cap wire/test_returns.py::test_a_short_message_cannot_ask_for_millions_of_places services/test_every_kind_of_message.py::test_depth_and_size_are_refused_at_once",
}
OPEN: dict[str, str] = {}


@cache
def _tests_in(path: str) -> frozenset[str]:
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("fault", COVERED)
def test_the_fault_has_its_tests(fault: str) -> None:
    for test in COVERED[fault].split():
        path, _, name = test.partition("::")
        assert name in _tests_in(path)


def test_every_named_fault_is_either_tested_or_said_to_be_open() -> None:
    numbers = sorted(int(fault.split()[0]) for fault in (*COVERED, *OPEN))
    assert numbers == list(range(1, 45))
