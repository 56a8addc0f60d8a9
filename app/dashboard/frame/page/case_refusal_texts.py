"""What case management's rules refuse, said to the member: one sentence that says what to do.

The sentences about malformed requests stay in English: no page of ours sends them.
"""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from intake.replies.reply import NO_WAY_BACK, NUMBER_GONE, WORKER_SAID_NO, WORKER_SAID_STOP

CASE_REFUSALS: Mapping[str, LazyString | str] = {
    "not_the_proposed": _("This is not the document that was proposed."),
    "alert_not_sealed_for_you": _("Your organisation cannot open this alert. Return it."),
    "drafters_roster_refused": _(
        "The drafters' list of keys cannot be trusted. Tell your operator."
    ),
    "draft_of_another": _("This draft belongs to another organisation."),
    "factory_and_category_first": _("First choose the factory and the kind of grievance."),
    "office_roster_refused": _(
        "The head office's list of keys cannot be trusted at the moment. Tell your operator."
    ),
    "colleague_unknown": _("Choose a colleague from the list."),
    "case_ended": _("This case has ended. Nothing can be added to it any more."),
    "task_changed": _("A colleague has changed this task. The page shows it as it is now."),
    "evidence_unknown": _("Choose evidence that is in the register. Reload the page."),
    "agreement_term": _("The end of the agreement must be after it was signed."),
    "agreed_day_past": _(
        "The day of this action is over. Replace it by an action with a day to come."
    ),
    "translator_unknown": _("Choose a translator who is named in this case."),
    "not_the_translator": _("Only a translator who is named in this case writes its glosses."),
    "glosses_too_many": _("A message has no more than %(most)s glosses."),
    "model_address": _("Enter an address such as http://127.0.0.1:5000, without more after it."),
    "model_address_public": _(
        "This address may lead out of your organisation. Enter this machine's own address or one "
        "of your private network."
    ),
    "model_by_coordinator": _("A coordinator sets this."),
    "day_missing": _("Enter the date."),
    "obligation_incomplete": _("Say what is owed, and choose what it is."),
    "obligation_note_missing": _("Write down the evidence, or the reason."),
    "obligation_not_due": _("It is not overdue yet: wait for the day, then take this step."),
    "next_day_missing": _("Enter the day on which the next step follows: one that is to come."),
    "last_rung": _("This is the last rung already."),
    "termination_is_last": _("A contract is ended on the last rung alone."),
    "buyer_action_unknown": _("Choose what you did from the list."),
    "action_in_the_future": _("Enter the day on which you did it: not one that is still to come."),
    "termination_without_workers": _(
        "Write a note on what ending the contract means for the workers."
    ),
    "suspension_without_consultation": _("Write a note on who was consulted before."),
    "text_too_long": _("This text is too long: at most %(most)s characters."),
    "text_not_sealed": _(
        "Your text cannot be sealed at the moment, so it was not kept. Tell your operator."
    ),
    "not_observable": _(
        "Only a hazard that can be there one day and gone the next is asked about: fire and "
        "building, machines and chemicals, health and environment. Set the kind first."
    ),
    "hazard_rounds": _("Choose how often workers are asked: once to %(most)s times."),
    "hazard_asked": _("The workers are being asked already."),
    "other_question_open": _(
        "The workers have another question of yours, and a digit can answer only one. Ask when "
        "that one is closed."
    ),
    "nobody_to_ask": _("No worker of this case can be written to."),
    "seen_unknown": _("Say what you saw."),
    "seen_later": _("This day has not come yet."),
    "no_working_day": _("Choose at least one working day."),
    "no_holiday_chosen": _("Choose at least one holiday."),
    "holidays_backwards": _("The last day is before the first."),
    "holidays_too_long": _("Enter at most %(most)s days at once."),
    "holidays_too_many": _("No more than %(most)s holidays can be kept. Remove past ones."),
    "no_day_of_turn": _("Choose at least one day."),
    "hours_of_turn": _("Enter hours from 0 to 24."),
    "turns_too_many": _("The rota is full. Remove turns that are not needed."),
    "address_text": _("Enter a phone number with + and the country, for example +880…"),
    "address_telegram": _("Enter the number of your Telegram account, in digits alone."),
    "address_service": _("This is no address of a service that can be used for alarms."),
    "address_of_server": _("This address leads to the server itself. Use that of your service."),
    "watch_waits": _(
        "A sign of retaliation waits in this case. Alerts about it cannot go out until a member "
        "has looked into it."
    ),
    "contest_of_own_finding": _(
        "A worker does not agree with what you found. A colleague must decide whether it stays."
    ),
    "contest_unanswered": _(
        "A worker does not agree. Write to that worker first: why it stays as it is."
    ),
    "template_language": _("Choose a language from the list."),
    "templates_too_many": _("No more than %(most)s templates can be kept. Remove some."),
    "note_kind": _("Choose what the note is."),
    "note_may_be_told": "may_be_told is of a representative, and of nobody else",
    "retaliation_open": _(
        "The case %(reference)s about retaliation is still worked on. End that one first."
    ),
    "joined_linked": _("A case about retaliation is not joined to others."),
    "unread_texts": _("The worker wrote something that nobody has read. Read it first."),
    "not_a_drafter": _("An investigator or a coordinator drafts alerts."),
    "alert_waits": _("This alert is already waiting for release."),
    "draft_not_signed": _("The draft is not signed with your key: reload the page and try again."),
    "vouched_by_another": _(
        "You must confirm a translation yourself. You cannot do it for a colleague."
    ),
    "recipient_changed": _("A recipient has changed. Reload the page."),
    "texts_not_compared": _(
        "A new worker message has arrived. Go back, check the alert again, then sign it."
    ),
    "office_not_named": _("Your organisation has not chosen this head office. Ask a coordinator."),
    "office_not_confirmed": _("The head office is not the one that your coordinators confirmed."),
    "keys_changed": _("Someone's keys have changed. Reload the page."),
    "release_not_signed": _(
        "The release is not signed with your key: reload the page and try again."
    ),
    "reason_unknown": _("Choose a reason from the list."),
    "released_by_drafter": _("You drafted this alert. Another person must release it."),
    "mail_without_release": _("There is no released alert."),
    "mail_of_strange_office": _("This head office does not release for that organisation."),
    "mail_of_unconfirmed_office": _("The head office is not the one that the monitors confirmed."),
    "mail_drafter_is_none": _("This person is not allowed to draft alerts."),
    "mail_draft_not_signed": _("The drafter's signature is not valid. Tell your operator."),
    "mail_releaser_is_none": _("This person is not allowed to release alerts."),
    "mail_released_alone": _("The person who drafted an alert cannot release it."),
    "mail_release_not_signed": _("The releaser's signature is not valid. Tell your operator."),
    "mail_recipient_unsigned": _("This recipient is not in the signed document."),
    "document_spelling": _("This alert is not in the expected format. Tell your operator."),
    "document_version": _("This alert was made for another version of Firedoor."),
    "document_unreadable": _("This is not an alert document."),
    "references_differ": _("The alert's two references differ."),
    "statement_not_vouched": _(
        "Each translation of the statement must be confirmed by a person who reads that language."
    ),
    "statement_missing": _("Write the statement."),
    "remark_blocks": _(
        "The statement contains something that can show who spoke, such as a phone number, a time "
        "or a place in the factory. It must be taken out."
    ),
    "remark_without_reason": _("Write a reason for each remark about the statement."),
    "reason_identifies": _(
        "A reason contains something that can show who spoke. Write the reason without it."
    ),
    "remarks_unconfirmed": _("Look at each remark about the statement and confirm it."),
    "statement_too_long": _("Shorten the statement to %(count)s characters."),
    "finding_needs_factory": _("Choose the factory before you record a finding."),
    "finding_needs_category": _("Choose the kind of grievance before you record a finding."),
    "not_a_writer": _("Only those who work on the case write to the worker."),
    "unseen_texts": _(
        "The worker wrote again after what you have read. Nothing was sent. Read the new message, "
        "then send or change your reply."
    ),
    "urgent_without_danger": _(
        "You can write outside the worker's hours only if a life is in danger."
    ),
    "category_unknown": _("Choose a category from the list."),
    "factory_unknown": _("Choose a factory from the list."),
    "risk_unknown": _("The risk of reprisal is low, some or high."),
    "recusal_reason": _("Choose why this member must not work on the case."),
    "recusal_by_coordinator": _("A coordinator other than the member must do this."),
    "recused_last": _(
        "Nobody else could open this case. Ask a coordinator to let a colleague work on it first."
    ),
    "colleague_recused": _("This colleague must not work on this case."),
    "no_level_request": _("Nobody has asked to lower the level of this case."),
    "finding_form": _("Write what you found and choose a grade of evidence."),
    "not_read_whole": _("The list does not show all of this case. Open it and read it first."),
    "nothing_to_undo": _("There is nothing left to undo."),
    "changed_since_screening": _("Somebody has changed this case since. Open it to change it."),
    "no_factory_named": _("No factory is named in this case."),
    "taker_unknown": _("Choose an organisation from the list."),
    "transfer_waits": _("This case is already on its way to another organisation."),
    "transfer_unasked": _(
        "A worker of this case was not asked. Keep the case here, then ask the workers again."
    ),
    "transfer_declined": _("A worker said no. The case stays where it is."),
    "transfer_incomplete": _(
        "A new message has arrived that was not passed on yet. Reload the page and offer it again."
    ),
    "transfer_not_signed": _("It is not signed with your key: reload the page and try again."),
    "transfer_changed": _(
        "The case has changed since it was offered. Ask the other organisation to offer it again."
    ),
    "transfer_form": _("Use the form “Another organisation”."),
    "override_alone": _("Another colleague must agree: not one of those who asked."),
    "case_left": _("The messages of this case are with another organisation."),
    "other_roster_refused": _(
        "The other organisation's list of keys cannot be trusted. Ask your operator to confirm it."
    ),
    "joined_to_itself": _("Choose another case: this is the same one."),
    "joined_to_ended": _("The other case has ended. Open it again first, or choose another."),
    "joined_unopened": _("This case says danger to life. Open it and read it first."),
    "joined_with_finding": _("A finding is recorded in this case, so it cannot be joined."),
    "joined_with_alert": _("There is an alert about this case, so it cannot be joined."),
    "join_form": _("Name the case to which it is joined."),
    "case_unknown": _("Your organisation has no case with this reference."),
    "below_floor": _("A case of “%(category)s” is at least %(level)s: change the category first."),
    "lowering_alone": _("Lowering from %(level)s needs a second person: ask a colleague."),
    "lowering_without_reason": _("Lowering from %(level)s needs a reason: write why."),
    "evidence_too_weak": _(
        "“Substantiated” needs evidence of grade %(needed)s, and this is grade %(grade)s. Record "
        "“partly” or “inconclusive”, or continue to investigate."
    ),
    "remedy_first": _("The finding confirms the grievance: plan a remedy before closing."),
    "nothing_to_remedy": _("The finding confirms nothing to remedy: close, or investigate again."),
    "remedy_unconfirmed": _("Only workers confirm a remedy: ask them, or leave it unconfirmed."),
    "workers_not_asked": _("Ask the workers first."),
    "poll_open": _(
        "The workers are being asked. Wait until all have answered, or until the question closes."
    ),
    "workers_said_no": _(
        "Workers say that it did not happen, or only partly. Continue the remedy, or record that "
        "it is not remedied."
    ),
    "workers_confirmed": _("Workers say that it happened: record that they confirm it."),
    "verified_by_planner": _("You planned this remedy. A colleague must verify it."),
    "verified_by_agreer": _(
        "You agreed to an action of this plan. A colleague who agreed to none must verify the "
        "remedy."
    ),
    "checks_left": _(
        "Workers are asked again on %(day)s whether it is still so. Close the case after that."
    ),
    "plan_lacks_causes": _("First name the root causes in the plan of the remedy."),
    "plan_lacks_primary_cause": _("First say which root cause is the main one."),
    "plan_lacks_actions": _("First write in the plan what is to be done."),
    "plan_lacks_done": _(
        "Actions of the plan that are not done yet: %(count)s. The remedy is verified when all are "
        "said to be done."
    ),
    "cause_unknown": _("Choose a root cause from the list."),
    "causes_missing": _("Choose at least one root cause."),
    "primary_cause_missing": _("Choose which root cause is the main one."),
    "not_a_planner": _("An investigator or a coordinator plans the remedy."),
    "plan_not_open": _("The plan cannot be changed in this state of the case."),
    "action_changed": _(
        "Meanwhile a colleague changed this action. Nothing was changed. Read it again, then "
        "decide."
    ),
    "action_dropped": _("This action is not part of the plan any more."),
    "action_verified_by_agreer": _("You agreed to this action. A colleague must verify it."),
    "workers_not_consulted": _(
        "Workers must be consulted before an action of this kind is agreed."
    ),
    "note_missing": _("Write what was seen, or why."),
    "due_day_past": _("Choose a day from today on, within five years."),
    "payer_missing": _("Choose who pays."),
    "currency_unknown": _("Choose a currency from the list."),
    "amount_unknown": _("Write the amount in digits, for example 12500.50."),
    "people_unknown": _("Enter how many people it is for: at least one."),
    "payment_unknown": _("Choose whether it is owed or paid."),
    "day_to_come": _("The date must be in the past."),
    "nobody_reached": _("Enter how many people were there: at least one."),
    "language_unknown": _("Choose a language from the list."),
    "place_too_long": _("Describe the place in fewer words."),
    "place_missing": _("Enter where it was: a factory or a place."),
    "session_removed": _("Someone else has already removed this session."),
    "no_finding": _("Only a confirmed finding or a danger to life may go to buyers."),
    "weak_evidence": _("The evidence must be %(values)s or better."),
    "no_reprisal_assessment": _("Assess the risk of reprisal at this stage first."),
    "no_consent": _("No worker has agreed to %(values)s or more."),
    "no_recipients": _("Choose at least one buyer."),
    "not_reached": _("%(values)s has no current contract linked to this factory."),
    "contractor_differs": _(
        "The contractor must have a current contract that is linked to this factory."
    ),
    "bad_reference": _("A reference is a letter, a hyphen and 6 to 12 letters."),
    "small_factory": _(
        "A factory with fewer than %(values)s workers, or of unknown size, can be named only if "
        "the head office adds a note."
    ),
    "bad_period": _("Choose a past month or quarter, without a day."),
    "bad_month": _("The due month must be one of the next %(values)s months, without a day."),
    "bad_band": _("Choose one of these ranges, not an exact number: %(values)s."),
    "too_soon_after_message": _("Wait %(values)s hours after a worker's last message."),
    "delayed": _("This alert is in its random waiting period. Try again later."),
    "update_limit": _("An update for this case was already sent this month."),
    "not_an_observation": _(
        "Without consent, an alert about danger to life may describe only what the monitors saw "
        "themselves."
    ),
    "differs": _("This must be the same as in the case."),
    "differs_or_left_out": _("This must be the same as in the case, or empty."),
    "unknown_code": _("Choose it from the list."),
    "quarter_needed": _(
        "For a factory with fewer than %(values)s workers, or of unknown size, choose a quarter "
        "instead of a month."
    ),
    "not_stripped": _("Without consent, the alert may describe only the hazard."),
    "worker_said_no": _(WORKER_SAID_NO),
    "worker_said_stop": _(WORKER_SAID_STOP),
    "no_way_back": _(NO_WAY_BACK),
    "number_gone": _(NUMBER_GONE),
    "factory_code_taken": "The code %(factory)s is taken by another factory.",
    "affiliate_unknown": "No affiliate has this id.",
    "factory_code_unknown": "No factory has the code %(factory)s.",
    "field_missing": "An alert needs the field “%(field)s”.",
    "field_unknown": "An alert has no field “%(field)s”.",
    "result_unknown": "A finding is one of %(results)s.",
    "grade_unknown": "An evidence grade is one of %(grades)s.",
    "level_unknown": "A level is one of %(levels)s.",
    "field_of_wrong_type": "The field “%(field)s” of the alert has the wrong type.",
}
