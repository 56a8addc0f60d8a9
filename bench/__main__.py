"""`make bench`: one run on one machine."""

import platform

import click

from bench import receiving, sending
from bench.languages import process
from bench.languages.accuracy import accuracy


@click.command()
def bench() -> None:
    """Print what a text costs beside the floor, and how soon its receipt comes."""
    click.echo(f"Python {platform.python_version()}, {platform.machine()}")
    click.echo("Languages told, held-out messages (all languages / a usual line / asked nothing):")
    for writing, one in accuracy().items():
        click.echo(
            f"  {writing:9} {one.right:4.0%} {one.usual:4.0%} {one.sure:4.0%} of {one.count}"
            + (f", surely wrong {one.surely_wrong:.0%}" if one.surely_wrong else "")
        )
    click.echo(f"  {process.measure()}")
    click.echo("Server time of an accepted text (sealed, stored, answered), beside the floor:")
    cost = receiving.measure(click.echo)
    click.echo(
        f"floor {cost.floor:.2f} ms · first text {cost.first:.2f} ms ({cost.first_ratio:.2f} times)"
        f" · a talk's text {cost.talk:.2f} ms ({cost.talk_ratio:.2f} times)"
    )
    click.echo("From text to receipt in the worker's hand, through the whole product:")
    for rate in sending.RATES:
        click.echo(f"  {sending.measure(rate)}")


if __name__ == "__main__":
    bench()
