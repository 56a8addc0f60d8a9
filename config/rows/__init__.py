"""Rows read and written past the object mapper, on the way that every text takes."""
