"""Hostile seeds: one file for each way in which input is known to break publishing software.

``hostile_seeds`` writes them into a folder and says of each what must become of it: shown exactly as it is, refused
in a sentence that says why, or left alone since it is no seed.
"""

from __future__ import annotations

import gzip
import io
import os
import socket
import sqlite3
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tests.hostile.texts import ARTICLE, DATA, HEADLINES, HTML, MARKDOWN, PELICAN, SENTENCE, UNICODE, YAML

TEXTS = {"md": MARKDOWN, "pelican": PELICAN, "html": HTML, "data": DATA, "yaml": YAML, "unicode": UNICODE}


@dataclass(frozen=True, slots=True)
class Expected:
    """What must become of a file; of a refused one, ``says`` stands in the sentence that refuses it."""

    outcome: Literal["shown", "refused", "either", "left"]
    says: str = ""


SHOWN = Expected("shown")
LEFT = Expected("left")
EITHER = Expected("either")


def refused(says: str = "") -> Expected:
    """A file that cannot be used, and a word of the reason."""
    return Expected("refused", says)


def hostile_seeds(folder: Path) -> dict[str, Expected]:
    """Write every hostile seed into ``folder``; gives what must become of each, by file name.

    The file name is as the operating system holds it; kinds that it cannot hold are left out.
    """
    folder.mkdir(parents=True, exist_ok=True)
    expected = {name: outcome for name, content, outcome in files() if written(folder, name, content)}
    for name, make in SPECIAL.items():
        make(folder / name)
        expected[name] = refused()
    expected["file-unreadable.txt"] = unreadable(folder / "file-unreadable.txt")
    return expected


def files() -> Iterator[tuple[str, bytes, Expected]]:
    """Name, bytes and expectation of every hostile regular file."""
    for section, texts in TEXTS.items():
        for key, text in texts.items():
            yield f"{section}-{key}.txt", spread(text).encode(), SHOWN
    for key, text in HEADLINES.items():
        yield f"headline-{key}.txt", ARTICLE.replace("{0}", text).encode(), SHOWN
    for key, (content, outcome) in ENCODINGS.items():
        yield f"encoding-{key}.txt", content, outcome
    for key, content in BINARIES.items():
        yield f"binary-{key}.txt", content, refused("not text")
    for key, (content, outcome) in SIZES.items():
        yield f"size-{key}.txt", content, outcome
    for name, outcome in NAMES.items():
        yield name, f"{SENTENCE}\n{name!r}\n".encode(), outcome


def spread(text: str) -> str:
    """A text of one line at every place of an article where a line can stand; one of several lines as it is."""
    if "\n" in text or "\r" in text:
        return text
    return f"{text}\n\n{SENTENCE} {text} {SENTENCE}\n{text}\n{text}\n\n{SENTENCE}\n  {text}"


def written(folder: Path, name: str, content: bytes) -> bool:
    """Whether the file could be written; a file system may refuse a name or take two names for one."""
    path = os.fsencode(folder) + b"/" + os.fsencode(name)
    if os.path.lexists(path):
        return False
    try:
        with open(path, "xb") as file:
            file.write(content)
    except OSError:
        return False
    return True


def zipped(*names: str) -> bytes:
    """A zip file with files of these names in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(zipfile.ZipInfo(name), SENTENCE)
    return buffer.getvalue()


# The sentence as the fonts of the 1990s hold it, written as windows-1252 shows those bytes.
VNI = (
    "Hoäi ñaøm giöõa hai ngoaïi tröôûng dieãn ra taïi thuû ñoâ, hai beân nhaát trí tieáp tuïc ñoái thoaïi "
    "veà hoøa bình vaø an ninh khu vöïc."
)
TCVN3 = (
    b"H\xe9i \xae\xb5m gi\xf7a hai ngo\xb9i tr\xad\xebng di\xd4n ra t\xb9i th\xf1 \xae\xab, hai b\xaan nh\xcat "
    b"tr\xdd ti\xd5p t\xf4c \xae\xe8i tho\xb9i v\xd2 h\xdfa b\xd7nh v\xb5 an ninh khu v\xf9c."
)
VISCII = (
    b"H\xb5i \xf0\xe0m gi\xe6a hai ngo\xd5i tr\xdf\xb7ng di\xadn ra t\xd5i th\xfc \xf0\xf4, hai b\xean nh\xa4t "
    b"tr\xed ti\xaap t\xf8c \xf0\xafi tho\xd5i v\xab h\xf2a b\xecnh v\xe0 an ninh khu v\xf1c."
)
WINDOWS_1258 = (
    b"H\xf4\xf2i \xf0\xe0m gi\xfd\xdea hai ngoa\xf2i tr\xfd\xf5\xd2ng di\xea\xden ra ta\xf2i thu\xd2 \xf0\xf4, "
    b"hai b\xean nh\xe2\xect tr\xed ti\xea\xecp tu\xf2c \xf0\xf4\xeci thoa\xf2i v\xea\xcc ho\xcca bi\xccnh "
    b"v\xe0 an ninh khu v\xfd\xf2c."
)

ENCODINGS: dict[str, tuple[bytes, Expected]] = {
    "utf-8-bom": (b"\xef\xbb\xbf" + SENTENCE.encode(), SHOWN),
    "utf-16-le": (b"\xff\xfe" + SENTENCE.encode("utf-16-le"), SHOWN),
    "utf-16-be": (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), SHOWN),
    "utf-32-le": (b"\xff\xfe\0\0" + SENTENCE.encode("utf-32-le"), SHOWN),
    "utf-32-be": (b"\0\0\xfe\xff" + SENTENCE.encode("utf-32-be"), SHOWN),
    "utf-16-bare": (SENTENCE.encode("utf-16-le"), refused("UTF-8")),
    "utf-16-cut": (b"\xff\xfe" + SENTENCE.encode("utf-16-le")[:-1], refused("UTF-16")),
    "utf-16-surrogate": (b"\xff\xfe" + "a\ud800b".encode("utf-16-le", "surrogatepass"), refused("UTF-16")),
    "tcvn3": (TCVN3, SHOWN),
    "vni": (VNI.encode("cp1252"), SHOWN),
    "viscii": (VISCII, SHOWN),
    "windows-1258": (WINDOWS_1258, SHOWN),
    "tcvn3-one-word": (b"\xae\xb5m", EITHER),
    "latin-1": (
        "Le président a été élu à Orléans, où la forêt brûle déjà.".encode("latin-1"),
        refused("byte"),
    ),
    "shift-jis": ("日本の首相はハノイを訪問した。".encode("shift-jis"), refused("byte")),
    "gb18030": ("中国外交部长访问河内。".encode("gb18030"), refused("byte")),
    "koi8-r": ("Министр прибыл в Ханой.".encode("koi8-r"), refused("byte")),
    "iso-2022-jp": ("日本の首相".encode("iso-2022-jp"), SHOWN),
    "utf-7": ("Hà Nội".encode("utf-7"), SHOWN),
    "mojibake": (SENTENCE.encode().decode("latin-1").encode(), SHOWN),
    "utf-8-cut": (SENTENCE.encode() + "ộ".encode()[:-1], refused("byte")),
    "utf-8-one-bad-byte": (SENTENCE.encode() + b"\n\xff\n" + SENTENCE.encode(), refused("byte")),
    "utf-8-overlong": (b"a\xc0\xaf\xe0\x80\xafb " + SENTENCE.encode(), refused("byte")),
    "utf-8-surrogates": (b"\xed\xa0\xbd\xed\xb8\x80 " + SENTENCE.encode(), refused("byte")),
    "utf-8-beyond": (b"\xf4\x90\x80\x80 " + SENTENCE.encode(), refused("byte")),
    "mixed": (SENTENCE.encode() + b"\n" + TCVN3, refused("byte")),
}


def database() -> bytes:
    """An SQLite file."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE a (b)")
    return connection.serialize()


BINARIES = {
    "nul": f"{SENTENCE}\0{SENTENCE}".encode(),
    "gzip": gzip.compress(SENTENCE.encode(), mtime=0),
    "zip": zipped("a.txt"),
    "docx": zipped("[Content_Types].xml", "word/document.xml"),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n",
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0",
    "elf": b"\x7fELF\2\1\1" + bytes(57),
    "sqlite": database(),
}

SIZES: dict[str, tuple[bytes, Expected]] = {
    "empty": (b"", refused("empty")),
    "bom-only": (b"\xef\xbb\xbf", refused()),
    "space-only": (b" \n\t\r\n", refused("no text")),
    "invisible-only": ("\u200b\u200e\n".encode(), refused("invisible")),
    "one-byte": (b"a", SHOWN),
    "one-sign": (b"<", SHOWN),
    "one-long-line": (SENTENCE.encode() * 6_000, SHOWN),
    "one-long-word": (b"a" * 1_000_000, SHOWN),
    "many-lines": ("Tin ngắn, dòng thứ một.\n".encode() * 100_000, SHOWN),
    "many-blank-lines": (SENTENCE.encode() + b"\n" * 100_000 + SENTENCE.encode(), SHOWN),
    "too-large": (b"a" * 10_000_001, refused("10,000,001")),
}

NAMES: dict[str, Expected] = {
    "có dấu cách.txt": SHOWN,
    " lead and trail .txt": SHOWN,
    'ngoặc " kép.txt': SHOWN,
    "nháy ' đơn.txt": SHOWN,
    "50%.txt": SHOWN,
    "%2e%2e%2fx.txt": SHOWN,
    "a#b.txt": SHOWN,
    "a?b=c.txt": SHOWN,
    "a&amp;b.txt": SHOWN,
    "<b onclick=x>.txt": SHOWN,
    "xuống\ndòng.txt": SHOWN,
    "tab\tdấu.txt": SHOWN,
    "escape\x1b[31m.txt": SHOWN,
    "😀.txt": SHOWN,
    "日本.txt": SHOWN,
    "đường đến Đà Nẵng.txt": SHOWN,
    "dài " + "a" * 240 + ".txt": SHOWN,
    "-dash.txt": SHOWN,
    "--help.txt": SHOWN,
    "a..b.txt": SHOWN,
    "a.html.txt": SHOWN,
    "HOA.TXT": SHOWN,
    "index.txt": SHOWN,
    "404.txt": SHOWN,
    "search.txt": SHOWN,
    "CON.txt": SHOWN,
    "nul.a.txt": SHOWN,
    "__proto__.txt": SHOWN,
    "null.txt": SHOWN,
    "2017-04-12.txt": SHOWN,
    "{filename}x.txt": SHOWN,
    "{{ 7*7 }}.txt": SHOWN,
    "c\\d.txt": SHOWN,
    "a;b|c$(id)`id`.txt": SHOWN,
    "*.txt": SHOWN,
    "rtl\u202etxt.exe.txt": SHOWN,
    "byte\udcff.txt": SHOWN,
    "clash.txt": refused("clash"),
    "Clash.txt": refused("clash"),
    "cla sh.txt": refused("cla-sh"),
    "cla-sh.txt": refused("cla-sh"),
    "ha\u0300 form.txt": refused("ha-form"),
    "h\u00e0 form.txt": refused("ha-form"),
    "...txt": LEFT,
    ".hidden.txt": LEFT,
    "backup.txt~": LEFT,
    "#autosave.txt#": LEFT,
    "notes.md": LEFT,
    "picture.jpg": LEFT,
}


def make_socket(path: Path) -> None:
    """A Unix socket, bound by a short relative name since socket addresses are short."""
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(path.parent)
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


SPECIAL: dict[str, Callable[[Path], None]] = {
    "file-symlink.txt": lambda path: path.symlink_to(path.with_name("yaml-no.txt")),
    "file-symlink-outside.txt": lambda path: path.symlink_to("/etc/hostname"),
    "file-symlink-loop.txt": lambda path: path.symlink_to(path.name),
    "file-symlink-dangling.txt": lambda path: path.symlink_to("nowhere.txt"),
    "file-fifo.txt": lambda path: os.mkfifo(path),
    "file-socket.txt": make_socket,
    "file-folder.txt": Path.mkdir,
}


def unreadable(path: Path) -> Expected:
    """A file that may not be read; whoever may read every file (root) sees it shown."""
    path.write_text(SENTENCE, encoding="utf-8")
    path.chmod(0)
    return SHOWN if os.access(path, os.R_OK) else refused("may not be read")
