"""Files of the field as rows: Open Supply Hub, OCDS, watch lists. No database is touched."""
