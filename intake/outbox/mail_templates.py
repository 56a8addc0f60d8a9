"""The mails that there are; each is a folder of app/mail."""

from enum import StrEnum


class MailTemplate(StrEnum):
    """The name of a mail, as an outbox row keeps it."""

    ACCOUNT = "account"
    """To a member: the passphrase or the authenticator app was changed."""
    ALERT = "alert"
    """To a buyer: an alert was released."""
    RECALL = "recall"
    """To a buyer: an alert was called back."""
    CHECKPOINT = "checkpoint"
    """To a coordinator or an auditor: how far the log has come, signed, to be kept."""
    DANGER = "danger"
    """To whoever is on call: a case of danger to life waits."""
    LATE = "late"
    """To a member: a case was not read before its deadline."""
    NEWS = "news"
    """To a member: something waits that is theirs to do, whatever it is."""
    TEST = "test"
    """To whoever is on call: the test alarm of the day."""
    OPERATOR = "operator"
    """To whoever is on call: something happened that an operator must see."""
