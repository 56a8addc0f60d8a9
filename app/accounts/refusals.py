"""Why something was refused, as a code; the dashboard says it in the member's language."""


class Refused(Exception):
    """`code` names the reason, `status` is the HTTP status, `values` fill the sentence."""

    def __init__(self, code: str, status: int = 400, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.values = values
