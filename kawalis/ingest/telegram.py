"""Telegram's JSON export, of one channel or of a whole account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kawalis.ingest.item import Item
from kawalis.model import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator


def is_export(value: Any) -> bool:
    """Whether a JSON value is such an export."""
    return isinstance(value, dict) and (_is_chat(value) or isinstance(value.get("chats"), dict))


def items(value: dict[str, Any], source: str) -> Iterator[Item | InputError]:
    """Yield the messages with text; an edited message is a new version of itself. Service messages are none."""
    chats = [value] if _is_chat(value) else value["chats"].get("list") or []
    for chat in chats:
        if not isinstance(chat, dict) or not _is_chat(chat):
            yield InputError("not_a_row", source)
            continue
        name, number = chat.get("name"), chat.get("id")
        for message in chat["messages"]:
            if not isinstance(message, dict) or message.get("type") != "message":
                continue
            place = f"{source}#{message.get('id')}"
            text = _text(message.get("text"))
            if not text.strip():
                yield InputError("empty", place)
                continue
            author = message.get("from") if message.get("from") != name else None
            yield Item(
                source=place,
                origin=source,
                text=text,
                url=f"telegram:{number}/{message['id']}" if number and message.get("id") else None,
                outlet=name if isinstance(name, str) else None,
                published=str(message.get("date") or message.get("date_unixtime") or "") or None,
                author=author if isinstance(author, str) else None,
            )


def _is_chat(value: dict[str, Any]) -> bool:
    return isinstance(value.get("messages"), list) and "type" in value


def _text(value: Any) -> str:
    """Join the plain and marked-up pieces of a message."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(
            piece if isinstance(piece, str) else str(piece.get("text", "")) for piece in value if piece
        )
    return ""
