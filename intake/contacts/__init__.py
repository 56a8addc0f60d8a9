"""Who texted a line, known by a blind index: when and how often they may be answered."""
