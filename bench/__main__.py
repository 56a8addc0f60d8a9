"""`make bench`: one run on one machine."""

import platform

import click

from bench import receiving, resting, sending
from bench.languages import process
from bench.languages.accuracy import accuracy
from bench.languages.danger import alarms


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
    click.echo("First texts, held out: danger that is missed, quiet that rings:")
    for writing, rung in alarms().items():
        click.echo(f"  {writing:9} {rung.missed} of {rung.must}, {rung.false} of {rung.quiet}")
    click.echo("The engine's own time for a turn, beside which nothing is stored or sent:")
    for cost in (*process.turns(), *process.long_texts()):
        click.echo(f"  {cost}")
    click.echo(f"  {process.memory()}")
    click.echo("Server time of an accepted text (sealed, stored, answered), beside the floor:")
    text = receiving.measure(click.echo)
    click.echo(
        f"floor {text.floor:.2f} ms · first text {text.first:.2f} ms ({text.first_ratio:.2f} times)"
        f" · a talk's text {text.talk:.2f} ms ({text.talk_ratio:.2f} times)"
    )
    click.echo("From text to receipt in the worker's hand, through the whole product:")
    for database in sending.DATABASES:
        for rate, seconds in sending.RATES:
            click.echo(f"  {sending.measure(database, rate, seconds)}")
    click.echo("The whole product on one machine, without a visitor:")
    click.echo(f"  {resting.measure()}")


if __name__ == "__main__":
    bench()
