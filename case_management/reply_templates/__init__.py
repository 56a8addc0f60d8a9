"""An organisation's own templates for replies to workers."""
