"""The web application: one folder an audience, in it one folder a screen; `screens.py` lists them.

`contractor`, `panel` and `public` will be three more audiences, each as a folder beside these.
"""
