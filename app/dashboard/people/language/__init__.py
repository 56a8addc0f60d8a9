"""The select in every page's header: a member chooses a language."""
