"""What hosts and their visitors' machines read: headers, redirects, robots.txt."""

from __future__ import annotations

from pathlib import Path

from macros.reading.disk.finished import Finished

# Folders without a page of their own, for readers who shorten an address: where else to go.
_INSTEAD = {"rounds/": "roles/"}
_YEAR = 365 * 24 * 3600
IMMUTABLE = f"public, max-age={_YEAR}, immutable"
# A page may ask for the microphone, to record an answer that never leaves the browser.
_ALLOWED = ("microphone",)
# Nothing the guide does; a page cannot ask for it either.
_REFUSED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "midi",
    "payment",
    "usb",
)


def security_headers(site: Finished) -> dict[str, str]:
    """Return the headers that every answer of the host should carry."""
    return {
        # A meta element cannot carry frame-ancestors.
        "Content-Security-Policy": f"{site.policy}; frame-ancestors 'none'",
        "Cross-Origin-Embedder-Policy": "require-corp",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(
            [*(f"{name}=(self)" for name in _ALLOWED), *(f"{name}=()" for name in _REFUSED)]
        ),
        "Referrer-Policy": "no-referrer",
        # Browsers heed it over HTTPS alone, so it does no harm on a machine of one's own.
        "Strict-Transport-Security": f"max-age={_YEAR}",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",  # for scanners; frame-ancestors says the same
    }


def redirects(site: Path) -> dict[str, str]:
    """Return where each folder that has pages below it and none of its own leads, by path."""
    found = {}
    for folder in sorted(path for path in site.rglob("*") if path.is_dir()):
        if (folder / "index.html").is_file() or not any(folder.rglob("index.html")):
            continue
        path = f"{folder.relative_to(site).as_posix()}/"
        choices = [
            new + path.removeprefix(old) for old, new in _INSTEAD.items() if path.startswith(old)
        ]
        choices += [f"{parent.as_posix()}/" for parent in Path(path).parents if parent.name]
        found[path] = next((one for one in choices if (site / one / "index.html").is_file()), "")
    return found


def write_host_files(site: Finished) -> None:
    """Write `_headers`, `_redirects` and robots.txt.

    The first two are read by Netlify, Cloudflare Pages and their like. Neither of these lets a
    later rule replace a header of an earlier one, so no header stands in two rules.
    """
    here, root = site.base, site.root
    lines = ["/*", *(f"  {name}: {value}" for name, value in security_headers(site).items())]
    lines += [f"{here}assets/*", f"  Cache-Control: {IMMUTABLE}"]
    lines += [f"{here}sw.js", "  Cache-Control: no-cache"]
    (root / "_headers").write_text("\n".join([*lines, ""]), "utf-8")

    rules = [f"{here}{old} {here}{new} 302" for old, new in redirects(root).items()]
    (root / "_redirects").write_text("\n".join([*rules, ""]), "utf-8")

    robots = ["User-agent: *", "Allow: /", f"Sitemap: {site.address}sitemap.xml", ""]
    (root / "robots.txt").write_text("\n".join(robots), "utf-8")
