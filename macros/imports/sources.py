"""Files to import, read with suspicion: they come from anywhere."""

from __future__ import annotations

import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# Ten times the largest bank tried; a larger one is a mistake or an attack.
MAX_BYTES = 5_000_000
MAX_ALL = 20_000_000
MAX_FILES = 2_000
# Of text compressed well; a bomb is hundreds of times larger than its archive.
MAX_RATIO = 100
SUFFIXES = (".gift", ".txt", ".xml", ".csv", ".tsv", ".toml")


class RefusedError(Exception):
    """What cannot be imported and why, on one line, for whoever asked for it."""


@dataclass(frozen=True)
class Source:
    """A file's name, as losses name it, and its text with plain line ends."""

    name: str
    text: str


def read(path: Path) -> list[Source]:
    """Return the texts of a file, of those in a folder, or of those in a zip archive, by name.

    Raises RefusedError where one of them is unreadable, too large or leads out of its archive.
    """
    if not path.exists():
        raise RefusedError(f"{path}: no such file or folder")
    if path.is_dir():
        return _folder(path)
    if path.is_symlink() or not path.is_file():
        raise RefusedError(f"{path}: no plain file")
    if zipfile.is_zipfile(path):
        return _archive(path)
    if path.stat().st_size > MAX_BYTES:
        raise RefusedError(f"{path}: {path.stat().st_size:,} bytes; at most {MAX_BYTES:,}")
    return [Source(path.name, _text(path.read_bytes(), path.name))]


def _folder(path: Path) -> list[Source]:
    files = [one for one in sorted(path.rglob("*")) if one.suffix.lower() in SUFFIXES]
    if not files:
        raise RefusedError(f"{path}: no file ending in {', '.join(SUFFIXES)}")
    if len(files) > MAX_FILES:
        raise RefusedError(f"{path}: {len(files):,} files; at most {MAX_FILES:,}")
    found, size = [], 0
    for file in files:
        name = file.relative_to(path).as_posix()
        if any(one.is_symlink() for one in (file, *file.parents) if one.is_relative_to(path)):
            raise RefusedError(f"{name}: a symbolic link, which may lead anywhere")
        size += file.stat().st_size
        if size > MAX_ALL:
            raise RefusedError(f"{path}: more than {MAX_ALL:,} bytes")
        found.append(Source(name, _text(file.read_bytes(), name)))
    return found


def _archive(path: Path) -> list[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            return _members(archive, path.stat().st_size)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise RefusedError(f"{path.name}: an archive that cannot be read ({error})") from None


def _members(archive: zipfile.ZipFile, packed: int) -> list[Source]:
    members = archive.infolist()
    if len(members) > MAX_FILES:
        raise RefusedError(f"an archive of {len(members):,} files; at most {MAX_FILES:,}")
    for one in members:
        _refuse_member(one)
    if sum(one.file_size for one in members) > min(MAX_ALL, MAX_RATIO * packed):
        raise RefusedError("an archive that unpacks to far more than a bank of questions has")
    found = []
    for one in members:
        if PurePosixPath(one.filename).suffix.lower() not in SUFFIXES:
            continue
        # What an archive says of a size may be a lie.
        with archive.open(one) as file:
            raw = file.read(one.file_size + 1)
        if len(raw) > one.file_size:
            raise RefusedError(f"{one.filename}: larger than the archive says")
        found.append(Source(one.filename, _text(raw, one.filename)))
    if not found:
        raise RefusedError(f"an archive without a file ending in {', '.join(SUFFIXES)}")
    return sorted(found, key=lambda source: source.name)


def _refuse_member(one: zipfile.ZipInfo) -> None:
    """Refuse what leads out of the archive, hides what it is, or is too large."""
    name = one.filename
    shown = ascii(name)
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        raise RefusedError(f"{shown}: a path that leaves the archive")
    if stat.S_ISLNK(one.external_attr >> 16):
        raise RefusedError(f"{shown}: a symbolic link, which may lead anywhere")
    if one.flag_bits & 1:
        raise RefusedError(f"{shown}: locked with a password")
    if one.file_size > MAX_BYTES:
        raise RefusedError(f"{shown}: {one.file_size:,} bytes unpacked; at most {MAX_BYTES:,}")


def _text(raw: bytes, name: str) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise RefusedError(
            f"{ascii(name)[1:-1]}:{line}: bytes that are not UTF-8; save the file as UTF-8"
        ) from None
    if "\x00" in text:
        raise RefusedError(f"{ascii(name)[1:-1]}: a file that is no text")
    return text.replace("\r\n", "\n").replace("\r", "\n")
