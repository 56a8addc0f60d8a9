"""The collector: takes in what waits in spool and quarantine, and what carriers hold for us."""

from app.processes.heartbeat import keep_beating
from app.processes.loop import until_stopped
from app.tasks.schedule import collector_tasks
from app.tasks.task import run_tasks
from config.platform.database import open_engine
from config.platform.logs import log
from config.settings import CollectorSettings, load


def main() -> None:
    """Runs the collector's tasks until SIGTERM. Raises Refused where a key is missing."""
    settings = load(CollectorSettings)
    engine = open_engine(settings.database_url)
    keep_beating(engine, "collector")
    stopped = until_stopped()
    tasks = collector_tasks(settings, engine)
    log().info("collector ready", state="ready")
    run_tasks(tasks, engine, stopped)
