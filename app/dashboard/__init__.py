"""The screens, by area; each area is a package with a blueprint."""
