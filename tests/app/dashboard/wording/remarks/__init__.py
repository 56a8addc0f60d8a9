"""Tests of app/dashboard/wording."""
