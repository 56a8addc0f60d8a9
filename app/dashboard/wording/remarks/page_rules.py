"""What `templates/remarks.html` tells the scripts: the policy about remarks, and known names."""

from collections.abc import Iterable

from case_management.disclosure.remarks import Known
from config.policy.cases.remarks import RemarkRules


def page_rules(rules: RemarkRules) -> dict[str, object]:
    """The policy's section, under its own names."""
    return {
        "alert_blocks": rules.alert_blocks,
        "reply_asks": rules.reply_asks,
        "quote_words": rules.quote_words,
        "sentence_words": rules.sentence_words,
        "reply_parts": rules.reply_parts,
    }


def page_names(known: Iterable[Known]) -> list[dict[str, str]]:
    """The names that a text is searched for beside the patterns."""
    return [{"kind": one.kind, "text": one.text} for one in known]
