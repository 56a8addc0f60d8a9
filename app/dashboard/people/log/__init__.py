"""The log of an organisation: who read and changed what, and up to where that is proven."""
