"""The routes of this screen are added to this blueprint; `screen.py` says who may call them."""

from flask import Blueprint

blueprint = Blueprint("factory", __name__)
