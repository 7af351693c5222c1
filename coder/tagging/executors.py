"""Where shards are worked on: in this process, in others on this machine, or on a Dask cluster."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any

from coder.errors import InvalidValue, MissingExtra, WorkerLost


class Serial(Executor):
    """Works on each task at once, in this process; what goes wrong is raised here and not kept for later."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The finished task."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def processes(jobs: int, prepare: Callable[[], object] = lambda: None) -> Iterator[Executor]:
    """`jobs` processes on this machine; one: this process. Stopped, they finish what they are at and begin nothing more.

    Args:
        prepare: Loads what the tasks need. Where a process can be copied this one is, once that is done: the copies share it and begin at once.

    Raises:
        WorkerLost: one of them was killed.
    """
    if jobs == 1:
        yield Serial()
        return
    copied = _can_be_copied()
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("fork" if copied else "spawn"), initializer=_leave_stopping_to_the_first)
    try:
        if copied:
            prepare()
            pool.submit(os.getpid).result()
        yield pool
    except BrokenProcessPool as error:
        raise _lost("a worker process was killed, perhaps for want of memory") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _can_be_copied() -> bool:
    """Whether it is safe to fork: on Linux, as long as no other thread may hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


def _leave_stopping_to_the_first() -> None:
    """Ctrl+C in a terminal reaches every process; only the one that writes the parts heeds it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _lost(what: str) -> WorkerLost:
    return WorkerLost(what, "Give the same command again: it goes on from there. Fewer --jobs need less memory.")


@contextmanager
def dask(address: str, jobs: int) -> Iterator[Executor]:
    """The cluster at this address; `local`: one of `jobs` processes that is started here and ended afterwards.

    Raises:
        MissingExtra: Dask is not installed.
        InvalidValue: nobody answers at the address.
        WorkerLost: workers were killed over the same files again and again.
    """
    if find_spec("distributed") is None:
        raise MissingExtra("Dask is not installed", 'Install it: pip install "towncoder[cluster]"')
    from distributed import Client, KilledWorker

    here: dict[str, Any] = {"n_workers": jobs, "threads_per_worker": 1, "dashboard_address": None}
    try:
        client = Client(**(here if address == "local" else {"address": address}))
    except (OSError, TimeoutError, ValueError) as error:
        what = f"no Dask cluster answers at {address}: {error}"
        raise InvalidValue(what, "Start one (dask scheduler, dask worker), or give: --dask local") from error
    with client:
        try:
            yield client.get_executor()
        except KilledWorker as error:
            raise _lost("workers of the Dask cluster were killed again and again, perhaps for want of memory") from error
