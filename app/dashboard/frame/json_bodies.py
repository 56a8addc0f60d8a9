"""The JSON bodies that the browser posts, checked before anything looks at them."""

from typing import Annotated, TypeVar

from flask import request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from werkzeug.exceptions import BadRequest

from vault.encoding import unb64u


def _binary(value: object) -> object:
    return unb64u(value) if isinstance(value, str) else value


# Binaries arrive as base64url; the limits are a wrapped secret's and a large roster's.
Bytes = Annotated[bytes, BeforeValidator(_binary), Field(max_length=8192)]
Salt = Annotated[Bytes, Field(min_length=16, max_length=16)]
Key = Annotated[Bytes, Field(min_length=32, max_length=32)]
SealingKey = Annotated[Bytes, Field(min_length=1216, max_length=1216)]
SignatureBytes = Annotated[Bytes, Field(min_length=64, max_length=64)]
Document = Annotated[bytes, BeforeValidator(_binary), Field(max_length=1_000_000)]
Email = Annotated[str, Field(max_length=254, pattern=r"^\s*[^@\s]+@[^@\s]+\s*$")]
Name = Annotated[str, Field(min_length=1, max_length=200)]
# Six digits, and whatever an app or a keyboard puts between them.
Code = Annotated[str, Field(max_length=40)]
Identifier = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class Body(BaseModel):
    """Unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True)


_Model = TypeVar("_Model", bound=Body)


def read(model: type[_Model]) -> _Model:
    """The request's JSON body. Raises BadRequest where it is not what the page sends."""
    try:
        return model.model_validate(request.get_json())
    except (ValidationError, ValueError):
        raise BadRequest from None
