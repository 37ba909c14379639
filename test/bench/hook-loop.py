"""The loop of the hook that mdsplice replaces, written anew: for each directive a scan over all pages of the site.

Prints the seconds that the loop took, and the rows that it made; reading is not counted.
"""

import re
import sys
import time
from pathlib import Path

import yaml

DIRECTIVE = re.compile(r'<!-- list_(\w+) (.*?) -->')
FRONT_MATTER = re.compile(r'^---\n(.*?)\n---\n', re.S)
LOADER = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)


def read(docs_dir):
    pages = []
    for path in sorted(docs_dir.rglob('*.md')):
        text = path.read_text(encoding='utf-8')
        match = FRONT_MATTER.match(text)
        meta = yaml.load(match.group(1), LOADER) if match else {}
        pages.append((path.relative_to(docs_dir).as_posix(), meta or {}, text))
    return pages


def holds(meta, filters):
    for field, value in filters:
        values = meta.get(field, [])
        if value not in (values if isinstance(values, list) else [values]):
            return False
    return True


def listing(pages, collection, words):
    filters = [word.split('/', 1) for word in words.split() if '/' in word]
    rows = []
    for path, meta, _ in pages:
        if f'{collection}/' not in path or path.endswith('index.md'):
            continue
        if holds(meta, filters):
            rows.append(f'<tr><td><a href="/{path[:-3]}">{meta.get("title", path)}</a></td>'
                        f'<td>{meta.get("toelichting", "")}</td></tr>')
    return rows


def main():
    pages = read(Path(sys.argv[1]))
    start = time.perf_counter()
    count = 0

    def replace(match):
        nonlocal count
        rows = listing(pages, match.group(1), match.group(2))
        count += len(rows)
        return '<table>' + ''.join(rows) + '</table>'

    for _, _, text in pages:
        DIRECTIVE.sub(replace, text)
    print(time.perf_counter() - start, count)


main()
