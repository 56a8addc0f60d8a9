"""What practice phones hold: texts on a screen, the app on an Android phone, a sound to send."""
