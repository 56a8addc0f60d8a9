"""Figures of the own organisation, with charts; small numbers are hidden."""
