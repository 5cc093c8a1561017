"""The OpenSearch description, by which a browser offers the archive's search among its own.

OpenSearch 1.1 (Draft 6) wants absolute addresses, so the file is only written where the site's address is known.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from pelican import signals

FILE = "opensearch.xml"
NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
SHORT_NAME, DESCRIPTION = 16, 1024
"""How long OpenSearch lets these be, in characters."""


def register() -> None:
    """Write the description when all generators know their content."""
    signals.all_generators_finalized.connect(_write)


def description(address: str, settings: Any) -> ET.Element:
    """The description of the search page of a site at ``address``, which has no slash at its end."""
    root = ET.Element("OpenSearchDescription", {"xmlns": NAMESPACE})
    about = settings["SITE_DESCRIPTION"] or settings["SITENAME"]
    ET.SubElement(root, "ShortName").text = _shortened(settings["SITENAME"], SHORT_NAME)
    ET.SubElement(root, "Description").text = _shortened(about, DESCRIPTION)
    ET.SubElement(root, "InputEncoding").text = "UTF-8"
    ET.SubElement(root, "Language").text = settings["DEFAULT_LANG"]
    ET.SubElement(root, "Image", {"type": "image/svg+xml"}).text = f"{address}/theme/icon.svg"
    search = f"{address}/search.html?q={{searchTerms}}"
    ET.SubElement(root, "Url", {"type": "text/html", "template": search})
    self_ = {"type": "application/opensearchdescription+xml", "rel": "self", "template": f"{address}/{FILE}"}
    ET.SubElement(root, "Url", self_)
    return root


def _write(generators: Any) -> None:
    for generator in generators:
        address = generator.settings.get("ARCHIVE_URL", "")
        if address and hasattr(generator, "output_path"):
            root = description(address, generator.settings)
            ET.indent(root)
            path = Path(generator.output_path, FILE)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
            return


def _shortened(text: str, most: int) -> str:
    """As many whole words of ``text`` as fit into ``most`` characters; a longer first word is cut."""
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(" ")[0] or text[:most]
