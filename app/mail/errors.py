"""What may keep a mail back: it may not go, or its server did not take it."""


class MailRefused(ValueError):
    """This mail may not go; the text says why, and names nobody."""


class MailCalledBack(MailRefused):
    """Since the release workers took their consent back, or head office the alert: it does not go,
    and nothing is wrong."""


class MailFailed(Exception):
    """A server did not take a mail: `retryable` later, or `unknown` whether it has it."""

    def __init__(self, code: str, *, retryable: bool = False, unknown: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.retryable = retryable
        self.unknown = unknown
