"""Prints the rows of a spreadsheet as JSON: of each cell [kind, value] or [kind, value, link]. Excel's files are read by
openpyxl, OpenDocument's by the standard library."""
import datetime
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

import openpyxl

ODF = 'urn:oasis:names:tc:opendocument:xmlns:'


def excel(path):
    for row in openpyxl.load_workbook(path).active.iter_rows():
        yield [excel_cell(cell) for cell in row]


def excel_cell(cell):
    kind = {'s': 'text', 'n': 'number', 'd': 'date', 'f': 'formula'}[cell.data_type]
    value = cell.value.date().isoformat() if isinstance(cell.value, datetime.datetime) else cell.value
    if isinstance(value, str):
        # openpyxl leaves the escapes of ST_Xstring; Excel and LibreOffice read them.
        value = re.sub('_x([0-9A-Fa-f]{4})_', lambda escape: chr(int(escape[1], 16)), value)
    return with_link('empty' if value is None else kind, value, cell.hyperlink and cell.hyperlink.target)


def open_document(path):
    with zipfile.ZipFile(path) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ('mimetype', zipfile.ZIP_STORED, b'')
        named = ElementTree.fromstring(archive.read('META-INF/manifest.xml'))
        paths = {entry.get(f'{{{ODF}manifest:1.0}}full-path') for entry in named}
        assert paths == {'/'} | set(archive.namelist()) - {'mimetype', 'META-INF/manifest.xml'}, paths
        for path in archive.namelist()[1:]:
            ElementTree.fromstring(archive.read(path))
        content = ElementTree.fromstring(archive.read('content.xml'))
    for row in content.iter(f'{{{ODF}table:1.0}}table-row'):
        yield [open_document_cell(cell) for cell in row]


def open_document_cell(cell):
    assert cell.get(f'{{{ODF}table:1.0}}formula') is None
    kind = cell.get(f'{{{ODF}office:1.0}}value-type')
    link = cell.find(f'.//{{{ODF}text:1.0}}a')
    if kind == 'float':
        value = json.loads(cell.get(f'{{{ODF}office:1.0}}value'))
    else:
        value = cell.get(f'{{{ODF}office:1.0}}date-value') if kind == 'date' else text_of(cell)
    named = {'string': 'text', 'float': 'number', 'date': 'date', None: 'empty'}[kind]
    return with_link(named, value or None, None if link is None else link.get('{http://www.w3.org/1999/xlink}href'))


def text_of(element):
    own = {'s': ' ', 'tab': '\t', 'line-break': '\n'}.get(element.tag.split('}')[1], element.text or '')
    return own + ''.join(text_of(child) + (child.tail or '') for child in element)


def with_link(kind, value, link):
    return [kind, value, link] if link else [kind, value]


path = sys.argv[1]
print(json.dumps(list(excel(path) if path.endswith('.xlsx') else open_document(path))))
