"""SMS, MMS and WhatsApp through Twilio. A WhatsApp line is one whose address says so."""
