"""Alive, ready, and counted: for launchers and Prometheus. No version, no detail."""

import os
from ipaddress import ip_address

from flask import Blueprint, Flask, Response, current_app, jsonify, request
from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest
from redis.exceptions import RedisError
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import NotFound

from app.dashboard.frame.request import services
from config.platform.database import reading
from config.platform.queues import connect
from intake.outbox.outbox import figures as outbox_figures

blueprint = Blueprint("probes", __name__)

_METRICS = "firedoor_metrics"


def set_up_probes(app: Flask) -> None:
    """Adds the probes, and counts answers; no label says an organisation or a person."""
    registry = CollectorRegistry()
    answers = Counter(
        "firedoor_dashboard_answers",
        "Answers by endpoint and status",
        ["endpoint", "status"],
        registry=registry,
    )
    app.extensions[_METRICS] = registry
    app.register_blueprint(blueprint)

    @app.after_request
    def count(response: Response) -> Response:
        answers.labels(request.endpoint or "none", str(response.status_code)).inc()
        return response


@blueprint.get("/healthz")
def healthz() -> Response:
    """The process answers."""
    return jsonify(alive=True)


@blueprint.get("/readyz")
def readyz() -> tuple[Response, int]:
    """503 without a database. Without Redis or the spool it is ready and says what is missing."""
    ready = _database_reachable()
    degraded = [
        name
        for name, reachable in (("queue", _queue_reachable()), ("spool", _spool_reachable()))
        if not reachable
    ]
    return jsonify(ready=ready, degraded=degraded), 200 if ready else 503


@blueprint.get("/metrics")
def metrics() -> Response:
    """Prometheus text, for this host only."""
    if not _from_this_host():
        raise NotFound
    registry: CollectorRegistry = current_app.extensions[_METRICS]
    figures = generate_latest(registry) + generate_latest(_sending())
    return Response(figures, mimetype="text/plain; version=0.0.4")


def _sending() -> CollectorRegistry:
    """What became of what we sent, as the outbox has it now."""
    registry = CollectorRegistry()
    states = Gauge("firedoor_outbox", "Rows of the outbox by state", ["state"], registry=registry)
    unknown = Gauge(
        "firedoor_outbox_uncertain", "Times that nobody knew whether it was sent", registry=registry
    )
    twice = Gauge(
        "firedoor_outbox_maybe_twice",
        "Texts and mails that may have arrived twice",
        registry=registry,
    )
    with reading(services().engine) as session:
        counted = outbox_figures(session)
    for state, count in counted.states.items():
        states.labels(state).set(count)
    unknown.set(counted.uncertain)
    twice.set(counted.maybe_twice)
    return registry


def _from_this_host() -> bool:
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def _database_reachable() -> bool:
    try:
        with reading(services().engine) as session:
            session.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return False
    return True


def _queue_reachable() -> bool:
    url = services().settings.redis_url
    if not url:
        return False
    try:
        return bool(connect(url).ping())
    except RedisError:
        return False


def _spool_reachable() -> bool:
    folder = services().settings.spool_dir
    return folder.is_dir() and os.access(folder, os.W_OK)
