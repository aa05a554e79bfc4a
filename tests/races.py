"""Real threads that start together, for tests of what two people do at one moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

REFUSALS = (ValidationError, IntegrityError)


def all_at_once(calls) -> list:
    """Run the calls in threads that start together; return results and refusals, in order."""
    barrier = Barrier(len(calls))

    def run(call):
        try:
            barrier.wait(timeout=30)
            return call()
        except REFUSALS as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))
