"""How long each step of a publication takes, for whoever asks with `--times`."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Step:
    """A step's name, its seconds by the clock, and of processor time with what it has started.

    `memory` is the most, in MB, that this process or one it waited for has had until its end.
    """

    name: str
    wall: float
    cpu: float
    memory: float

    def __str__(self) -> str:
        return (
            f"{self.name:28} {self.wall:8.2f} s {self.cpu:8.2f} s of processor"
            f" {self.memory:6.0f} MB"
        )


@dataclass
class Clock:
    """Every step so far, in its order.

    With `apart` the engine has the machine for itself, so that its processor time can be compared
    with that of another: beside busy cores the same work takes more.
    """

    steps: list[Step] = field(default_factory=list)
    apart: bool = False

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Take the time of what runs within."""
        wall, cpu = time.monotonic(), _used()
        yield
        self.steps.append(Step(name, time.monotonic() - wall, _used() - cpu, _most()))

    def __str__(self) -> str:
        walls, cpus = zip(*((step.wall, step.cpu) for step in self.steps), strict=True)
        return "\n".join(map(str, [*self.steps, Step("all", sum(walls), sum(cpus), _most())]))


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _used() -> float:
    return sum(used.ru_utime + used.ru_stime for used in (resource.getrusage(who) for who in _WHO))


def _most() -> float:
    return max(resource.getrusage(who).ru_maxrss for who in _WHO) / 1024
