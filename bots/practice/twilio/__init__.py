"""What Twilio would hold, refuse and report: texts, calls, errors, signed webhooks."""
