"""Prints the pages of a site in the order of its navigation, as MkDocs and its plugins make it: one site for each argument."""

import logging
import sys

from mkdocs.config import load_config
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation

logging.disable(logging.CRITICAL)


def pages(items):
    for item in items:
        if item.is_page:
            yield item.file.src_uri
        elif item.is_section:
            yield from pages(item.children)


for folder in sys.argv[1:]:
    config = load_config(f"{folder}/mkdocs.yml")
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(get_files(config), config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    print(" ".join(pages(nav.items)))
