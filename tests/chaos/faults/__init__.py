"""All kinds of harm, one module a sort; importing this fills `tests.chaos.kinds.KINDS`."""

from tests.chaos.faults import databases, papers, people, posting, queue, storage, whole, workers, writing

__all__ = ["databases", "papers", "people", "posting", "queue", "storage", "whole", "workers", "writing"]
