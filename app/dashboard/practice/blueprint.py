"""The routes of this screen are added to this blueprint; `screen.py` says who may call them."""

from flask import Blueprint

blueprint = Blueprint("practice", __name__, url_prefix="/practice")
