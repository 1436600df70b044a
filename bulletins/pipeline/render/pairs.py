"""Chinese cut into overlapping pairs of characters, so that a page and a question are cut alike.

Chinese is written without spaces, and two dictionaries cut it in two ways: what one has made of a page, a question cut
by the other does not find. 长乐区 is written 长乐 乐区 区 here, whoever asks; ``templates/scripts/search.js`` cuts
questions so, and puts what it finds together again. Everything else stays as it is written.
"""

from __future__ import annotations

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# A Chinese character; a word or a number, with what stands inside or behind it; marks that belong to no word.
_PIECE = re.compile(rf"[{HAN}]|[^\W{HAN}][^\s{HAN}]*|[^\w\s]+")
_HAN = re.compile(f"[{HAN}]")


def is_chinese(text: str) -> bool:
    """Return whether there is a Chinese character in ``text``."""
    return _HAN.search(text) is not None


def paired(text: str) -> str:
    """Return ``text`` as it is indexed: tokens between single spaces, each pair of Chinese characters one of them.

    A number takes the character behind it too: 2021年12月 becomes 2021年 年 12月 月. Marks stay with the token before
    them, or at the start with the one behind.
    """
    return " ".join(token for chunk in text.split() for token in _tokens(_PIECE.findall(chunk)))


def _tokens(pieces: list[str]) -> list[str]:
    tokens: list[str] = []
    opening = ""
    for piece, after in zip(pieces, [*pieces[1:], ""], strict=True):
        if not piece[0].isalnum():
            if tokens:
                tokens[-1] += piece
            else:
                opening += piece
            continue
        joined = piece[-1].isalnum() and _HAN.match(after) is not None
        tokens.append(opening + piece + (after if joined else ""))
        opening = ""
    return [*tokens, opening] if opening else tokens
