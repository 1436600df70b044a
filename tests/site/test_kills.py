"""Builds killed, and disks filled, at steps chosen by lot; ``tests.campaigns.kills`` does more of the same."""

from __future__ import annotations

import random
import sys

import pytest

from tests.campaigns.kills import Campaign

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked for in /proc")


@pytest.fixture(scope="module")
def campaign(tmp_path_factory: pytest.TempPathFactory) -> Campaign:
    return Campaign(tmp_path_factory.mktemp("kills") / "campaign")


@pytest.mark.parametrize("victims", [("all", "build"), ("worker",), ("launcher",)], ids="-".join)
def test_killed(campaign: Campaign, victims: tuple[str, ...]) -> None:
    """Whatever is killed wherever: the site is whole, nothing is left running, the next build does what is left."""
    result = campaign.kill(len(victims[0]), random.Random("-".join(victims)), victims)
    assert [] == result.wrong, result.what


def test_disk_full(campaign: Campaign) -> None:
    """From some step on the disk is full: a sentence, the site whole; with room again the build is completed."""
    result = campaign.fill(0, random.Random("full"))
    assert [] == result.wrong, result.what
