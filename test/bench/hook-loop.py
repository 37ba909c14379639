"""The loop of the hook that mdsplice replaces, written anew: for each directive a scan over all files of the site.

It runs over MkDocs's own objects, as a hook has them. Prints the seconds that the loop took, and the rows that it made;
reading the site and finding its directives come before and are not counted.
"""

import re
import sys
import time

from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.pages import Page

DIRECTIVE = re.compile(r'<!-- list_(\w+) (.*?) -->')


def read(config_file):
    config = load_config(config_file)
    files = get_files(config)
    for file in files.documentation_pages():
        file.page = Page(None, file, config)
        file.page.read_source(config)
    return files


def holds(meta, filters):
    for field, value in filters:
        values = meta.get(field, [])
        if value not in (values if isinstance(values, list) else [values]):
            return False
    return True


def listing(files, collection, words):
    filters = [word.split('/', 1) for word in words.split() if '/' in word]
    rows = []
    for file in files:
        if f'{collection}/' not in file.src_path or file.src_path.endswith('index.md'):
            continue
        meta = file.page.meta
        if holds(meta, filters):
            rows.append(f'<tr><td><a href="/{file.url}">{file.page.title}</a></td>'
                        f'<td>{meta.get("toelichting", "")}</td></tr>')
    return rows


def main():
    files = read(sys.argv[1])
    asked = [match for file in files.documentation_pages() for match in DIRECTIVE.findall(file.page.markdown)]
    start = time.perf_counter()
    tables = [listing(files, collection, words) for collection, words in asked]
    texts = ['<table>' + ''.join(rows) + '</table>' for rows in tables]
    print(time.perf_counter() - start, sum(map(len, tables)), len(texts))


main()
