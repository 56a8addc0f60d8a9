"""Answering a step of a telephone call: the carrier asks what to do and waits for it."""

from typing import cast

from flask import Response
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bots.carrier_requests import RawRequest, ReceiveOutcome, Route
from bots.channel import CallChannel, InboundChannel
from bots.receiving.receiver import Receiver
from config.platform.database import reading
from config.platform.logs import log
from intake.lines.line import LineView, find_line


def answer_call(
    engine: Engine, receiver: Receiver, channel: InboundChannel, route: Route, request: RawRequest
) -> Response:
    """The step's answer, once what it brought is as safe as a message would be."""
    if not channel.verify(request):
        receiver.receive_webhook(request)  # which keeps it apart
        return Response(status=route.refused)

    def find(address: str) -> LineView | None:
        try:
            with reading(engine) as session:
                return find_line(session, channel.name, address)
        except SQLAlchemyError as error:
            log().error("line not found", error=error, channel=channel.name)
            return None

    try:
        told = cast(CallChannel, channel).answer(request, find)
    except Exception as error:
        # What the caller said is kept, whatever of ours broke; with nothing to keep, the carrier
        # goes on to the fallback receiver.
        log().error("call not answered", error=error, channel=channel.name)
        if receiver.receive_fetched(request) in (ReceiveOutcome.NOT_NOW, ReceiveOutcome.NOTHING):
            return Response(status=503)
        return Response(route.body, 200, mimetype=route.mimetype)
    if told.take and receiver.receive_fetched(request) is ReceiveOutcome.NOT_NOW:
        return Response(status=503)
    return Response(told.body, 200, mimetype=route.mimetype)
