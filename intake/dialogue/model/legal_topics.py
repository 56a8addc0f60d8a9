"""What a question about the law can be about."""

RIGHTS = (
    "wages",
    "hours",
    "overtime",
    "rest",
    "safety",
    "unions",
    "pregnancy",
    "fees",
    "passports",
)
"""What a question can be about; the information service has an answer a country to each."""
