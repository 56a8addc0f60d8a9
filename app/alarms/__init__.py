"""Alarms that go another way than by mail."""
