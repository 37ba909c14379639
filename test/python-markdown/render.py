"""Renders Markdown with Python-Markdown as a Material for MkDocs site does.

Reads one JSON object per line, {"source": "…", "profile": "material"}, and answers each with one line:
{"html": "…"} or {"error": "…"}. Front matter is cut off first, as MkDocs does (mkdocs.utils.meta).
"""
import json
import re
import resource
import signal
import sys

import markdown
from mkdocs.utils import meta

MATERIAL = [
    "toc", "tables", "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark",
    "pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed",
    "pymdownx.tasklist", "pymdownx.tilde",
]
PROFILES = {
    "material": MATERIAL,
    "plain": ["toc", "tables", "fenced_code"],
    "critic": MATERIAL + ["pymdownx.critic"],
}
CONFIGS = {
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.snippets": {"check_paths": False, "base_path": ["/nonexistent"]},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}

def timed_out(signum, frame):
    raise TimeoutError("Python-Markdown took longer than 20 seconds")

def renderer(profile):
    extensions = PROFILES[profile]
    configs = {name: CONFIGS[name] for name in extensions if name in CONFIGS}
    return markdown.Markdown(extensions=extensions, extension_configs=configs)

def main():
    # Python-Markdown 3.4.1 never ends on some inputs (`&#;<!---->`) and eats all memory while at it.
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    signal.signal(signal.SIGALRM, timed_out)
    renderers = {}
    for line in sys.stdin:
        request = json.loads(line)
        profile = request.get("profile", "material")
        md = renderers.setdefault(profile, renderer(profile))
        signal.alarm(20)
        try:
            source, _ = meta.get_data(request["source"])
            answer = {"html": md.reset().convert(source)}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
            renderers.pop(profile)
        signal.alarm(0)
        print(json.dumps(answer), flush=True)

main()
