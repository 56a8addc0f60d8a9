"""A refusal of the Bot API."""


class TelegramError(Exception):
    """Raised with the HTTP status and the description that the Bot API answers."""

    def __init__(self, status: int, description: str) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
