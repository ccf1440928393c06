"""The files that pages load: scripts and style sheets of ours and of others, read once; nothing else can be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import files

from kg.serve.drawn import script, vis_library

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_FOLDERS = ("static", "vendor")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its bytes, type, and the hash that its address carries, so that a browser may keep it for ever."""

    media_type: str
    body: bytes
    digest: str


def load_assets() -> Mapping[str, Asset]:
    """Every file by its name in an address: `site.css`, `yasgui.min.js`."""
    found = {}
    for folder in _FOLDERS:
        for file in files("kg").joinpath(f"resources/serve/{folder}").iterdir():
            suffix = "." + file.name.rpartition(".")[2]
            if suffix in TYPES:
                found[file.name] = made(suffix, file.read_bytes())
    page = files("kg").joinpath("resources/page")
    for name in ("theme.css", "page.css"):
        found[name] = made(".css", page.joinpath(name).read_bytes())
    found["vis-network.min.js"] = made(".js", vis_library())
    for engine in ("vis", "sigma"):
        found[f"network-{engine}.js"] = made(".js", script(engine))
    return dict(sorted(found.items()))


def made(suffix: str, body: bytes) -> Asset:
    """A file out of its bytes."""
    return Asset(TYPES[suffix], body, sha256(body).hexdigest()[:16])


def addresses(assets: Mapping[str, Asset]) -> Mapping[str, str]:
    """Where each file is, with its hash."""
    return {name: f"/static/{name}?{asset.digest}" for name, asset in assets.items()}
