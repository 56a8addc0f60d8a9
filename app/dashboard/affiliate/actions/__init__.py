"""What a buyer did about an alert: the form and the list on the alert's page."""
