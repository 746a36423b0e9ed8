"""What the fields of a resident are called on the screen."""

from __future__ import annotations

from anchordesk.ui.words import translate


def field_title(name: str) -> str:
    """Return the title of a field by its name in the history, such as “work.occupation”."""
    return _titles().get(name, name)


def _titles() -> dict[str, str]:
    return {
        "reference": translate("fields", "Reference"),
        "given_name": translate("fields", "Given name"),
        "family_name": translate("fields", "Family name"),
        "preferred_name": translate("fields", "Preferred name"),
        "pronouns": translate("fields", "Pronouns"),
        "date_of_birth": translate("fields", "Date of birth"),
        "recorded_age": translate("fields", "Age"),
        "phone": translate("fields", "Phone"),
        "email": translate("fields", "Email"),
        "contact_preference": translate("fields", "How to get in touch"),
        "safe_times": translate("fields", "Safe times to call"),
        "do_not_contact_at": translate("fields", "Do not contact at"),
        "address": translate("fields", "Address"),
        "postcode": translate("fields", "Postcode"),
        "ward": translate("fields", "Ward"),
        "landlord": translate("fields", "Landlord"),
        "tenancy_reference": translate("fields", "Tenancy reference"),
        "language": translate("fields", "Main language"),
        "needs_interpreter": translate("fields", "Needs an interpreter"),
        "communication_needs": translate("fields", "Communication needs"),
        "alerts": translate("fields", "Alerts"),
        "safety_instruction": translate("fields", "Safety instruction before a visit"),
        "qualification": translate("fields", "Highest qualification"),
        "sector_left": translate("fields", "Industry left or at risk"),
        "work.status": translate("fields", "Employment status"),
        "work.occupation": translate("fields", "Occupation"),
        "work.occupation_code": translate("fields", "Occupation code"),
        "work.industry_code": translate("fields", "Industry code"),
        "work.redundancy_risk": translate("fields", "Risk of redundancy"),
        "work.redundancy_by": translate("fields", "Job may go by"),
        "work.hours_per_week": translate("fields", "Hours a week now"),
        "work.pay_pence_per_hour": translate("fields", "Pay an hour now, in pence"),
        "work.benefits": translate("fields", "Benefits"),
        "equality.ethnicity_group": translate("fields", "Ethnic group"),
        "equality.ethnicity": translate("fields", "Ethnic background"),
        "equality.sex": translate("fields", "Sex"),
        "equality.disability": translate("fields", "Disability"),
        "equality.lasting_condition": translate("fields", "Lasting condition"),
        "equality.activity_limits": translate("fields", "Limits day to day"),
        "equality.same_gender": translate("fields", "Gender same as registered at birth"),
        "equality.religion": translate("fields", "Religion"),
        "equality.sexual_orientation": translate("fields", "Sexual orientation"),
        "equality.caring": translate("fields", "Caring"),
        "equality.care_experienced": translate("fields", "Care-experienced"),
    }
