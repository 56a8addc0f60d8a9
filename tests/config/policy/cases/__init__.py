"""Tests of the policy about cases."""
