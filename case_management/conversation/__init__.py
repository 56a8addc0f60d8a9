"""Talking with the worker: members' replies and the news of each step."""
