"""The gloss of one message: asked for, written by a translator, or made by an own model."""
