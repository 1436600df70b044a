"""The conditions under which people read a page, and what is looked at under each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# All of WCAG 2.2 A and AA, target size included, and what axe calls good practice.
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# What the colours of a page can break; the other rules of axe look at what is the same in any colour.
COLOURS = ("color-contrast", "link-in-text-block", "target-size")
# What no page does, whoever reads it: see ``looking``.
ALWAYS = ("answers", "quiet", "own host", "sideways")


@dataclass(frozen=True)
class Condition:
    """A screen, sheet or setting; ``checks`` are the names of functions of ``looking``.

    ``zoom`` is the browser's: a screen of 1280 pixels at 200 % is one of 640 with two dots to each.
    """

    name: str
    checks: tuple[str, ...]
    width: int = 1440
    height: int = 900
    zoom: int = 1
    scheme: str = "light"
    forced: bool = False
    paper: bool = False
    scripts: bool = True

    @property
    def axe(self) -> dict[str, Any]:
        """Return which rules axe runs."""
        if self.scheme == "dark" or self.forced:
            return {"type": "rule", "values": list(COLOURS)}
        return {"type": "tag", "values": list(TAGS)}

    @property
    def context(self) -> dict[str, Any]:
        """Return the settings of a browser context."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "device_scale_factor": self.zoom,
            "color_scheme": self.scheme,
            "forced_colors": "active" if self.forced else "none",
        }


CONDITIONS = (
    Condition("320 px", (*ALWAYS, "axe", "cut off"), width=320, height=640),
    Condition("768 px", (*ALWAYS, "axe", "named"), width=768),
    Condition("1440 px", (*ALWAYS, "axe", "named"), width=1440),
    Condition("dark", (*ALWAYS, "axe"), width=768, scheme="dark"),
    Condition("forced colours", (*ALWAYS, "axe"), width=768, forced=True),
    Condition("without scripts", (*ALWAYS, "axe", "no dead controls"), width=360, height=740, scripts=False),
    Condition("keyboard", (*ALWAYS, "keyboard"), width=1440),
    Condition("keyboard on a phone", (*ALWAYS, "keyboard"), width=360, height=740),
    Condition("zoom 200 %", (*ALWAYS, "cut off", "larger letters", "wider spacing"),
              width=640, height=450, zoom=2),
    Condition("paper", (*ALWAYS, "sheet"), width=680, height=1000, paper=True),
)  # fmt: skip
NAMED = {condition.name: condition for condition in CONDITIONS}
