"""What a process takes messages in with; made once."""

from collections.abc import Callable
from dataclasses import dataclass, field

from config.policy.policy import Policy
from intake.outbox.recordings import Recordings
from intake.reception.knowledge.local_knowledge import LocalKnowledge
from vault.codes import new_code
from vault.peppers import Peppers


@dataclass(frozen=True)
class Resources:
    """Keys, rules and files. Its `repr` shows no key."""

    peppers: Peppers = field(repr=False)
    policy: Policy = field(repr=False)
    inbox_public: bytes = field(repr=False)
    """Seals what only the collector uses: where files are fetched from."""
    own_words: frozenset[str] = field(default=frozenset(), repr=False)
    """What our own texts are known by when a machine sends them back."""
    knowledge: LocalKnowledge = field(default_factory=LocalKnowledge)
    """Without it a person answers every question about the law."""
    recordings: Recordings = field(default_factory=Recordings)
    """Texts that were recorded by native speakers."""
    draw_code: Callable[[], str] = new_code
    """The worker code of a new report: 16 digits."""
