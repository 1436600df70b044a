"""The new site takes the place of the old one: in one step, or not at all."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bulletins.pipeline import swap


def site_saying(site: Path, text: str) -> Path:
    """Let a new site with one page take the place of ``site``."""
    with swap.staged(site) as beside:
        (beside / "index.html").write_text(text, encoding="utf-8")
    return site / "index.html"


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.fixture(params=["one step", "two steps"])
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With and without a system that exchanges two folders in one step."""
    if request.param == "two steps":
        monkeypatch.setattr(swap, "_renameat2", lambda: None)


@pytest.mark.usefixtures("_either_way")
def test_the_new_site_takes_the_place(tmp_path: Path) -> None:
    """Where there was no site and where there was one, the new one stands there, marked, and nothing beside it."""
    for text in ("first", "second", "third"):
        assert text == site_saying(tmp_path / "_site", text).read_text(encoding="utf-8")
        assert ["_site"] == names(tmp_path)
        assert [swap.MARK, "index.html"] == names(tmp_path / "_site")


@pytest.mark.usefixtures("_either_way")
def test_a_site_that_fails(tmp_path: Path) -> None:
    """What fails while the new site is laid out leaves the old one, and nothing of the new."""
    page = site_saying(tmp_path / "_site", "old")
    with pytest.raises(OSError, match="No space left"), swap.staged(tmp_path / "_site") as beside:
        (beside / "index.html").write_text("half", encoding="utf-8")
        raise OSError(28, "No space left on device")
    assert "old" == page.read_text(encoding="utf-8")
    assert ["_site"] == names(tmp_path)


def test_what_a_killed_build_left(tmp_path: Path) -> None:
    """Half a site and an old site, left by builds that were killed, are cleared away; a site that was away is back."""
    page = site_saying(tmp_path / "_site", "old")
    (tmp_path / "._site.next" / "half").mkdir(parents=True)
    (tmp_path / "_site").rename(tmp_path / "._site.old")
    swap.restore(tmp_path / "_site")
    assert "old" == page.read_text(encoding="utf-8")
    assert "new" == site_saying(tmp_path / "_site", "new").read_text(encoding="utf-8")
    assert ["_site"] == names(tmp_path)


def test_two_folders_change_places(tmp_path: Path) -> None:
    """Two folders change places, or nothing happens at all where the system cannot do that."""
    (tmp_path / "a" / "old").mkdir(parents=True)
    (tmp_path / "b" / "new").mkdir(parents=True)
    expected = (["new"], ["old"]) if swap.exchange(tmp_path / "a", tmp_path / "b") else (["old"], ["new"])
    assert expected == (names(tmp_path / "a"), names(tmp_path / "b"))
    assert not swap.exchange(tmp_path / "a", tmp_path / "absent")


def test_a_reader_sees_a_site_at_every_moment(tmp_path: Path) -> None:
    """However often the site is replaced, whoever asks for a page gets it: there is no moment without one."""
    for name in "ab":
        (tmp_path / name).mkdir()
    if not swap.exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this system, or its file system, does not exchange two folders in one step")
    page, lost, done = site_saying(tmp_path / "_site", "0"), [], threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                page.stat()
            except FileNotFoundError as error:
                lost.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for number in range(300):
            site_saying(tmp_path / "_site", str(number))
    finally:
        done.set()
        reader.join()
    assert [] == lost
