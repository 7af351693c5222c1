"""Where shards are worked on: in this process, in others on this machine, or on a Dask cluster."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib.util import find_spec
from multiprocessing import get_context
from typing import Any

from coder.errors import InvalidValue, MissingExtra


class Serial(Executor):
    """Works on each task at once, in this process; what goes wrong is raised here and not kept for later."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """The finished task."""
        future: Future[Any] = Future()
        future.set_result(fn(*args, **kwargs))
        return future


@contextmanager
def processes(jobs: int) -> Iterator[Executor]:
    """`jobs` processes on this machine; one: this process."""
    if jobs == 1:
        yield Serial()
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield pool


@contextmanager
def dask(address: str, jobs: int) -> Iterator[Executor]:
    """The cluster at this address; `local`: one of `jobs` processes that is started here and ended afterwards.

    Raises:
        MissingExtra: Dask is not installed.
        InvalidValue: nobody answers at the address.
    """
    if find_spec("distributed") is None:
        raise MissingExtra("Dask is not installed", 'Install it: pip install "towncoder[cluster]"')
    from distributed import Client

    here: dict[str, Any] = {"n_workers": jobs, "threads_per_worker": 1, "dashboard_address": None}
    try:
        client = Client(**(here if address == "local" else {"address": address}))
    except (OSError, TimeoutError, ValueError) as error:
        what = f"no Dask cluster answers at {address}: {error}"
        raise InvalidValue(what, "Start one (dask scheduler, dask worker), or give: --dask local") from error
    with client:
        yield client.get_executor()
