"""What is wrong with a file as a whole, in a code that a command or a page says in words."""


class FileRefused(ValueError):
    """Nothing of the file is taken in. `code` names the reason, `values` fill its sentence."""

    def __init__(self, code: str, **values: str) -> None:
        told = ", ".join(f"{name} {value}" for name, value in values.items())
        super().__init__(f"{code} ({told})" if told else code)
        self.code = code
        self.values = values
