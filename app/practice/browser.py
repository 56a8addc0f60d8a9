"""The HTTP part of a browser: cookies, the page's CSRF token, JSON both ways."""

import re
from typing import Any

import httpx

_TOKEN = re.compile(r'<meta name="csrf-token" content="([^"]+)">')


class NotAnswered(Exception):
    """The dashboard refused: its status, its code and its sentence."""

    def __init__(self, status: int, code: str, sentence: str) -> None:
        super().__init__(f"{status} {sentence}")
        self.status = status
        self.code = code
        self.sentence = sentence


class Browser:
    """One browser profile at one dashboard, e.g. `Browser("http://localhost:8000")`."""

    def __init__(self, base_url: str) -> None:
        # Reading the certificates takes a quarter of a second: only where there is TLS.
        tls = base_url.startswith("https://")
        self.client = httpx.Client(base_url=base_url, timeout=30, trust_env=False, verify=tls)
        self._token = ""

    def page(self, path: str) -> str:
        """A page's HTML; remembers its CSRF token. Raises NotAnswered."""
        response = self.client.get(path, headers={"Accept": "text/html"})
        _check(response, 200)
        found = _TOKEN.search(response.text)
        if found:
            self._token = found.group(1)
        return response.text

    def fetch(self, path: str) -> Any:
        """JSON of a GET. Raises NotAnswered."""
        response = self.client.get(path, headers={"Accept": "application/json"})
        _check(response, 200, 201)
        return response.json()

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Posts JSON as a page's script does. Raises NotAnswered."""
        response = self.client.post(path, json=body, headers=self._headers())
        _check(response, 200, 201)
        return response.json()

    def submit(self, path: str, **fields: str) -> httpx.Response:
        """Submits a form of a page. Raises NotAnswered."""
        response = self.client.post(path, data=fields, headers=self._headers())
        _check(response, 200, 302, 303)
        return response

    def forget_page(self) -> None:
        """After sign-in and sign-out the old page's token is worth nothing."""
        self._token = ""

    def close(self) -> None:
        """Closes its connections."""
        self.client.close()

    def _headers(self) -> dict[str, str]:
        if not self._token:
            self.page("/sign-in")
        return {
            "X-CSRFToken": self._token,
            "Sec-Fetch-Site": "same-origin",
            "Accept": "application/json",
        }


def _check(response: httpx.Response, *expected: int) -> None:
    if response.status_code in expected:
        return
    try:
        body = response.json()
    except ValueError:
        body = {}
    raise NotAnswered(response.status_code, body.get("code", ""), body.get("error", ""))
