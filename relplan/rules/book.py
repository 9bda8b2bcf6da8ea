"""The table of all rules."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from relplan.rules.aud import (
    audience_of_nobody,
    empty_audience,
    unused_segment,
)
from relplan.rules.cal import occasion_outside_period, occasion_without_date, send_outside_period, send_without_date
from relplan.rules.cfg import (
    misplaced_file,
    nested_plan,
    program_version_refused,
    reversed_period,
    unknown_country,
    unknown_edition,
    unknown_format_version,
    unknown_rule,
    unknown_rule_option,
    unknown_timezone,
    unread_file,
    wrong_rule_option,
)
from relplan.rules.gov import (
    live_without_content,
    programme_without_owner,
    review_overdue,
)
from relplan.rules.jrn import (
    customer_centric_ratio,
    generic_moment_forgotten,
    irritant_untreated,
    moment_of_truth_uncovered,
    scenario_at_another_moment,
    too_many_journeys,
    touchpoint_off_the_map,
    undetected_moment,
    untraceable_scenario,
)
from relplan.rules.lev import (
    action_without_lever,
    card_against_test,
    lever_left_out,
    loyalty_question_unanswered,
    transactional_lever_dominates,
    wanted_balance_missed,
    wanted_balance_not_whole,
)
from relplan.rules.obj import (
    figure_of_another_unit,
    key_result_not_measurable,
    objective_without_key_result,
    target_behind_baseline,
    unserved_objective,
    unused_kpi,
)
from relplan.rules.prg import (
    action_outside_target,
    delivery_kpi_leads,
    objective_not_measurable,
    programme_without_action,
    programme_without_target,
    programmes_alike,
    secondary_objective_not_measurable,
    target_never_addressed,
)
from relplan.rules.pri import (
    harmonisation_never_meets,
    mutual_suppression,
    priority_cycle,
    priority_missing,
    priority_tie,
    shadowed_scenario,
    undecided_harmonisation,
)
from relplan.rules.prs import (
    boundary_burst,
    cap_exceeded,
    capacity_exceeded,
    deferred_beyond_validity,
    exclusion_without_effect,
    gap_too_short,
    implied_limit,
    limit_of_zero,
    limit_without_message,
    merge_without_ride,
    message_under_no_limit,
    no_pressure_rule,
    pressure_undecided,
    reserve_exceeded,
    reserve_takes_all,
    scenario_exceeds_limit,
    scenario_without_end,
    segment_over_subscribed,
    send_in_blackout,
    send_outside_contact_hours,
)
from relplan.rules.ref import (
    duplicate_id,
    ids_differ_in_case,
    malformed_id,
    redefined_kpi,
    unknown_condition,
    unknown_message,
    unknown_reference,
)
from relplan.rules.sch import (
    missing_key,
    out_of_range,
    text_cut_by_comma,
    unknown_form,
    unknown_key,
    unknown_word,
    wrong_length,
    wrong_quantity,
    wrong_type,
)
from relplan.rules.sup import (
    expired_waiver,
    locked_rule_waived,
    malformed_waiver,
    unused_waiver,
    waiver_of_unknown_object,
    waiver_of_unknown_rule,
    waiver_without_reason,
)
from relplan.rules.syn import (
    alias_expansion,
    duplicate_key,
    empty_file,
    file_too_large,
    forbidden_character,
    key_without_quotes,
    link_not_followed,
    merge_key,
    nested_too_deep,
    not_utf8,
    several_documents,
    syntax_error,
    tab_indentation,
    unclosed_quote,
    unknown_alias,
    unquoted_colon,
    unreadable_file,
    yaml_tag,
)

if TYPE_CHECKING:
    from relplan.diagnostics.rule import Rule

EDITIONS = ("2026.1",)
"""The editions of the rule book, oldest first; a plan that pins one is spared the rules of later ones."""

RULES: tuple[Rule, ...] = (
    unused_segment.RULE,
    audience_of_nobody.RULE,
    empty_audience.RULE,
    send_without_date.RULE,
    occasion_without_date.RULE,
    occasion_outside_period.RULE,
    send_outside_period.RULE,
    unknown_timezone.RULE,
    unknown_country.RULE,
    unknown_format_version.RULE,
    program_version_refused.RULE,
    reversed_period.RULE,
    unread_file.RULE,
    nested_plan.RULE,
    unknown_rule.RULE,
    unknown_rule_option.RULE,
    wrong_rule_option.RULE,
    unknown_edition.RULE,
    misplaced_file.RULE,
    programme_without_owner.RULE,
    review_overdue.RULE,
    live_without_content.RULE,
    customer_centric_ratio.RULE,
    moment_of_truth_uncovered.RULE,
    irritant_untreated.RULE,
    undetected_moment.RULE,
    scenario_at_another_moment.RULE,
    touchpoint_off_the_map.RULE,
    too_many_journeys.RULE,
    generic_moment_forgotten.RULE,
    untraceable_scenario.RULE,
    transactional_lever_dominates.RULE,
    lever_left_out.RULE,
    wanted_balance_missed.RULE,
    wanted_balance_not_whole.RULE,
    card_against_test.RULE,
    loyalty_question_unanswered.RULE,
    action_without_lever.RULE,
    unserved_objective.RULE,
    key_result_not_measurable.RULE,
    objective_without_key_result.RULE,
    target_behind_baseline.RULE,
    figure_of_another_unit.RULE,
    unused_kpi.RULE,
    delivery_kpi_leads.RULE,
    objective_not_measurable.RULE,
    programme_without_action.RULE,
    programme_without_target.RULE,
    programmes_alike.RULE,
    secondary_objective_not_measurable.RULE,
    target_never_addressed.RULE,
    action_outside_target.RULE,
    priority_cycle.RULE,
    priority_tie.RULE,
    priority_missing.RULE,
    shadowed_scenario.RULE,
    undecided_harmonisation.RULE,
    harmonisation_never_meets.RULE,
    mutual_suppression.RULE,
    no_pressure_rule.RULE,
    cap_exceeded.RULE,
    gap_too_short.RULE,
    reserve_exceeded.RULE,
    pressure_undecided.RULE,
    reserve_takes_all.RULE,
    send_outside_contact_hours.RULE,
    send_in_blackout.RULE,
    capacity_exceeded.RULE,
    scenario_exceeds_limit.RULE,
    scenario_without_end.RULE,
    limit_without_message.RULE,
    message_under_no_limit.RULE,
    implied_limit.RULE,
    exclusion_without_effect.RULE,
    deferred_beyond_validity.RULE,
    merge_without_ride.RULE,
    segment_over_subscribed.RULE,
    limit_of_zero.RULE,
    boundary_burst.RULE,
    unknown_reference.RULE,
    duplicate_id.RULE,
    ids_differ_in_case.RULE,
    malformed_id.RULE,
    redefined_kpi.RULE,
    unknown_condition.RULE,
    unknown_message.RULE,
    unknown_key.RULE,
    missing_key.RULE,
    wrong_type.RULE,
    unknown_word.RULE,
    wrong_quantity.RULE,
    out_of_range.RULE,
    wrong_length.RULE,
    unknown_form.RULE,
    text_cut_by_comma.RULE,
    unused_waiver.RULE,
    expired_waiver.RULE,
    waiver_of_unknown_rule.RULE,
    waiver_without_reason.RULE,
    malformed_waiver.RULE,
    locked_rule_waived.RULE,
    waiver_of_unknown_object.RULE,
    syntax_error.RULE,
    unquoted_colon.RULE,
    unclosed_quote.RULE,
    tab_indentation.RULE,
    duplicate_key.RULE,
    merge_key.RULE,
    yaml_tag.RULE,
    several_documents.RULE,
    key_without_quotes.RULE,
    not_utf8.RULE,
    forbidden_character.RULE,
    nested_too_deep.RULE,
    unknown_alias.RULE,
    alias_expansion.RULE,
    file_too_large.RULE,
    empty_file.RULE,
    unreadable_file.RULE,
    link_not_followed.RULE,
)
"""Every rule, by code."""


@cache
def _by_name() -> dict[str, Rule]:
    return {key: rule for rule in RULES for key in (rule.code.lower(), rule.name)}


def find_rule(name: str) -> Rule | None:
    """Return the rule with a code or a name."""
    return _by_name().get(name.lower())


def rule_names() -> tuple[str, ...]:
    """Return every code and name that a rule may be called by."""
    return tuple(name for rule in RULES for name in (rule.code, rule.name))
