"""Words that several screens share: states, levels, times, fields of alerts."""
