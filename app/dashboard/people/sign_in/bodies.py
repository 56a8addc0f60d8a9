"""The JSON bodies that the page of sign-in posts."""

from app.dashboard.frame.json_bodies import Body, Code, Email, Key


class EmailBody(Body):
    """POST /sign-in/salt."""

    email: Email


class SignInBody(Body):
    """POST /sign-in."""

    email: Email
    proof: Key
    totp: Code
