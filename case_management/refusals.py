"""What a person asked for is refused: a code, which the dashboard says in the reader's language."""

from config.platform.lifecycle import Lifecycle, OutOfStep


class Refusal(Exception):
    """Raised by actions and rules for whoever asked.

    The sentence for each code stands in app/dashboard/frame/refusal_texts.py.
    """

    def __init__(self, code: str, status: int = 409, /, **values: str) -> None:
        told = ", ".join(f"{name} {value}" for name, value in values.items())
        super().__init__(f"{code} ({told})" if told else code)
        self.code = code
        """Names the reason."""
        self.status = status
        """Of HTTP."""
        self.values = values
        """Fill the sentence: codes, counts, names, or labels of the policy."""


def move(lifecycle: Lifecycle, state: str, event: str, role: str) -> str:
    """The state after an event. Raises Refusal where the state has moved on or the role may not."""
    try:
        return lifecycle.next_state(state, event, role)
    except OutOfStep:
        raise Refusal("out_of_step") from None
