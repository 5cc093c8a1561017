"""``content/`` to a site by Pelican, in this process, on the settings of ``pelicanconf.py``."""

from __future__ import annotations

import logging
from pathlib import Path

from annotate.language import language, speaking
from annotate.problems import BadInput, Problem

ROOT = Path(__file__).parents[1]


class _Heard(logging.Handler):
    """Keeps what Pelican warns of: it goes on where this project stops (an article left out, a broken link)."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def render(
    content: Path, output: Path, site_url: str = "", seeds: Path = ROOT / "seeds", site_lang: str = ""
) -> None:
    """Render ``content``, made from ``seeds``, into the folder ``output``.

    ``site_url`` is the published address without a closing slash; it goes only where an absolute address is needed,
    every link is relative. ``site_lang`` is the language in place of SITE_LANG. Raises BadInput for anything that Pelican warns of or stops at,
    and OSError where a file cannot be written.
    """
    from pelican import Pelican  # takes 0.2 s to import, which other tasks need not wait for
    from pelican.log import console
    from pelican.settings import read_settings

    console.quiet = True  # the task says what was made
    heard = _Heard()
    logging.getLogger("pelican").addHandler(heard)
    try:
        settings = read_settings(
            str(ROOT / "pelicanconf.py"),
            override={
                "PATH": str(content.resolve()),
                "OUTPUT_PATH": str(output.resolve()),
                "SEEDS": str(seeds.resolve()),
                **({"SITE_LANG": site_lang} if site_lang else {}),
                "ARCHIVE_URL": site_url.rstrip("/"),
                "SITEURL": site_url.rstrip("/"),
            },
        )
        with speaking(language()):  # a plugin changes it for what it renders
            Pelican(settings).run()
    except (
        OSError,
        BadInput,
    ):  # a write that failed, whose file the caller names; a problem that a plugin tells
        raise
    except Exception as error:  # Pelican's plugins and templates raise errors of every kind
        heard.messages.append(f"{type(error).__name__}: {error}")
        raise BadInput(_problems(heard, content)) from error
    finally:
        logging.getLogger("pelican").removeHandler(heard)
    if heard.messages:
        raise BadInput(_problems(heard, content))


def _problems(heard: _Heard, content: Path) -> list[Problem]:
    return [
        Problem(
            content.name + "/",
            0,
            " ".join(message.split()),
            "the site was not replaced; mend this and build again",
        )
        for message in heard.messages
    ]
