"""Which language a text is in: its script, then words and letters, then statistics."""

from intake.dialogue.understanding.language.detector import KNOWN, Guess, base, detect, prepare

__all__ = ["KNOWN", "Guess", "base", "detect", "prepare"]
