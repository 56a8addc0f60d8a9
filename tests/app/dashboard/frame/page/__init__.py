"""Tests of app/dashboard/frame/page."""
