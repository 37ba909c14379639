"""Renders Markdown with Python-Markdown as a Material for MkDocs site does.

Reads one JSON object per line, {"source": "…", "profile": "material"}, and answers each with one line (the profile
"zensical" is what Zensical has by itself, "site:PATH" what the mkdocs.yml at the path names):
{"html": "…"} or {"error": "…"}. Front matter is cut off first, as MkDocs does (mkdocs.utils.meta).
With "tree": true the answer also has "tree", the HTML as Python's own parser reads it: a list of texts and of
{"tag", "attributes", "children"}.
"""
import json
import re
import resource
import signal
import sys
from html.parser import HTMLParser

import markdown
import yaml
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
    "mkdocs-defaults": ["toc", "tables", "fenced_code"],
    "extra": ["toc", "tables", "fenced_code", "extra", "sane_lists", "meta"],
    "blocks": MATERIAL + [
        "pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.tab", "pymdownx.blocks.html",
        "pymdownx.blocks.definition", "pymdownx.blocks.caption", "pymdownx.fancylists", "pymdownx.saneheaders",
        "pymdownx.quotes", "pymdownx.progressbar",
    ],
    "critic": MATERIAL + ["pymdownx.critic"],
    "everything": MATERIAL + [
        "meta", "nl2br", "sane_lists", "wikilinks", "pymdownx.critic", "pymdownx.progressbar", "pymdownx.saneheaders",
    ],
}
PROFILE_CONFIGS = {
    "blocks": {
        "pymdownx.blocks.details": {"types": ["faq"]},
        "pymdownx.quotes": {"callouts": True},
    },
    "everything": {"pymdownx.magiclink": {
        "provider": "github", "user": "user", "repo": "repo", "repo_url_shorthand": True, "social_url_shorthand": True,
    }},
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
CONFIGS = {
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.snippets": {"check_paths": False, "base_path": ["/nonexistent"]},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.tasklist": {"custom_checkbox": True},
}

class TreeBuilder(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = [{"tag": "", "attributes": {}, "children": []}]

    def handle_starttag(self, tag, attributes):
        element = {"tag": tag, "attributes": dict(attributes), "children": []}
        self.open[-1]["children"].append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag):
        names = [element["tag"] for element in self.open]
        if tag in names[1:]:
            del self.open[len(names) - 1 - names[::-1].index(tag):]

    def handle_data(self, data):
        children = self.open[-1]["children"]
        if children and isinstance(children[-1], str):
            children[-1] += data
        else:
            children.append(data)

def tree(html):
    builder = TreeBuilder()
    builder.feed(html)
    builder.close()
    return builder.open[0]["children"]

def timed_out(signum, frame):
    raise TimeoutError("Python-Markdown took longer than 20 seconds")

class SiteLoader(yaml.SafeLoader):
    """Reads mkdocs.yml; Python's own names in it are left out."""

SiteLoader.add_multi_constructor("", lambda loader, suffix, node: None)

def site_extensions(path):
    """As MkDocs does (mkdocs.config.config_options.MarkdownExtensions), without plugins and theme."""
    with open(path, encoding="utf-8") as file:
        written = yaml.load(file, SiteLoader).get("markdown_extensions") or []
    items = written.items() if isinstance(written, dict) else [
        next(iter(item.items())) if isinstance(item, dict) else (item, None) for item in written
    ]
    named = [(name, {key: value for key, value in (config or {}).items() if value is not None}) for name, config in items]
    names = list(dict.fromkeys(["toc", "tables", "fenced_code"] + [name for name, _ in named]))
    configs = {name: config for name, config in named if config}
    configs.setdefault("pymdownx.snippets", {}).update(CONFIGS["pymdownx.snippets"], auto_append=[])
    return names, configs

def renderer(profile):
    if profile == "zensical":
        from zensical.config import DEFAULT_MARKDOWN_EXTENSIONS, _convert_markdown_extensions
        extensions, configs = _convert_markdown_extensions(DEFAULT_MARKDOWN_EXTENSIONS)
        configs["pymdownx.superfences"] = {}
        return markdown.Markdown(extensions=extensions, extension_configs=configs)
    if profile.startswith("site:"):
        extensions, configs = site_extensions(profile[len("site:"):])
        return markdown.Markdown(extensions=extensions, extension_configs=configs)
    extensions = PROFILES[profile]
    configs = {name: CONFIGS[name] for name in extensions if name in CONFIGS}
    configs.update(PROFILE_CONFIGS.get(profile, {}))
    return markdown.Markdown(extensions=extensions, extension_configs=configs)

def main():
    # Python-Markdown 3.4.1 never ends on some inputs (`&#;<!---->`) and eats all memory while at it.
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    signal.signal(signal.SIGALRM, timed_out)
    renderers = {}
    for line in sys.stdin:
        request = json.loads(line)
        profile = request.get("profile", "material")
        if profile not in renderers:
            renderers[profile] = renderer(profile)
        md = renderers[profile]
        signal.alarm(20)
        try:
            # Zensical has cut the front matter before it renders, and knows no other.
            has_dashes = request["source"].startswith("---")
            source = request["source"]
            if profile != "zensical" or has_dashes:
                source, _ = meta.get_data(source)
            answer = {"html": md.reset().convert(source)}
            if request.get("tree"):
                answer["tree"] = tree(answer["html"])
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
            renderers.pop(profile, None)
        # Python-Markdown 3.4.1 keeps a page's abbreviations for all later pages (`AbbrPreprocessor`).
        if "*[" in request["source"]:
            renderers.pop(profile, None)
        signal.alarm(0)
        print(json.dumps(answer), flush=True)

main()
