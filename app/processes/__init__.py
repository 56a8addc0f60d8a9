"""The processes of the Procfile, one file each, and what their loops share."""
