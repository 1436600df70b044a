"""What kernels of a build have inside that others do not: a guard over what they read, and streams that rest.

ipykernel loads it by its own settings (``kernels.settings``), in forked kernels and in ordinary ones alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipykernel.iostream import OutStream

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


class Stream(OutStream):  # type: ignore[misc] # ipykernel has no types
    """Standard output and error that wait for the sending thread only where something was written.

    ipykernel flushes both six times a cell; of what costs a cell nothing but waiting that is the larger part.
    """

    _unsent = False

    def flush(self) -> None:
        """Send what was written and wait until it is sent; later messages go the same way, behind it."""
        if self._unsent or self._flush_pending or self._buffers:
            super().flush()

    def _schedule_flush(self) -> None:
        self._unsent = True
        super()._schedule_flush()

    def _flush(self) -> None:
        super()._flush()
        if not self._flush_pending:  # else more was written meanwhile
            self._unsent = False


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Install the guard, before the first cell and outside the notebook's names."""
    from bulletins.evidence import guard

    guard.install()
