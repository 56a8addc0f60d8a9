"""The languages that members read: whole pages, a buyer's pages, or mails alone."""

from vault.roles import OrganisationKind

# Those in which every page is translated, what public buyers see is, and the mails to them are.
COMPLETE = ("en", "ar", "bn", "es", "fr")
FOR_BUYERS = ("de",)
MAILED = ("da", "nb", "nl", "sv")
OF_PAGES = (*COMPLETE, *FOR_BUYERS)

# Each in its own name, as a reader looks for it; what is for mails alone says so.
NAMES = {
    "en": "English",
    "ar": "العربية",
    "bn": "বাংলা",
    "da": "Dansk (mail)",
    "de": "Deutsch",
    "es": "Español",
    "fr": "Français",
    "nb": "Norsk (e-post)",
    "nl": "Nederlands (mail)",
    "sv": "Svenska (e-post)",
}


def offered(kind: str) -> tuple[str, ...]:
    """The languages that a member of such an organisation may choose.

    A buyer may choose one for his mails alone; his pages are then in his browser's.
    """
    return (*OF_PAGES, *MAILED) if kind == OrganisationKind.AFFILIATE else COMPLETE
