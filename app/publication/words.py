"""What each published figure is called, in English: the keys of their translations."""

from collections.abc import Mapping

STEPS: Mapping[str, str] = {
    "received": "Reports received",
    "cases": "Cases (no tests, no questions)",
    "admitted": "Taken on",
    "confirmed": "Grievance confirmed by a finding",
    "planned": "Remedy planned",
    "remedied": "Remedy confirmed by workers",
}
SHARES: Mapping[str, tuple[str, str]] = {
    "remedied": ("Remedied, as workers confirm", "of grievances that a finding confirmed"),
    "valid": ("Taken on", "of cases that were no test, question or out of scope"),
    "danger_in_time": ("Danger to life read in time", "within the first deadline"),
    "closed": ("Closed", "of all cases; closed does not mean remedied"),
    "reopened": ("Opened again", "of cases that had ended"),
    "relapsed": ("Came back within six months", "of remedies that workers had confirmed"),
    "content": ("Content with how it was closed", "of workers who answered yes or no"),
    "content_answered": (
        "Answered whether they are content",
        "of workers who were asked, once, when their case was closed",
    ),
}
"""Name and whole of each share."""
GROUPS: Mapping[str, str] = {
    "factory": "In the factory",
    "purchasing": "How brands and contractors buy",
    "tender": "How the public buyer tenders",
    "context": "Around it",
}
"""Where main root causes lie."""
