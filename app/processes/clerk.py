"""The clerk: alarms that are due, silent reports that are complete, what must be forgotten."""

from app.processes.heartbeat import keep_beating
from app.processes.loop import until_stopped
from app.tasks.schedule import clerk_tasks
from app.tasks.task import run_tasks
from config.platform.database import open_engine
from config.platform.logs import log
from config.settings import ClerkSettings, load


def main() -> None:
    """Runs the clerk's tasks until SIGTERM; of two clerks one does each task."""
    settings = load(ClerkSettings)
    engine = open_engine(settings.database_url)
    keep_beating(engine, "clerk")
    stopped = until_stopped()
    tasks = clerk_tasks(settings, engine)
    log().info("clerk ready", state="ready")
    run_tasks(tasks, engine, stopped)
