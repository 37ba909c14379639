"""A hook of the kind that mdsplice takes the place of. It is read by tests, and never run."""

import re

LAWS = {
    "aia": "AI-verordening",
    "arc": "Archiefwet",
    "avg": "Algemene verordening gegevensbescherming",
    "awb": "Algemene wet bestuursrecht",
    "grw": "Grondwet",
    "woo": "Wet open overheid",
}


class TableColumn:
    def __init__(self, key, heading, cell, filter=None, default_enabled=True):
        self.key = key
        self.heading = heading


def law_cell(page):
    # "urn:nl:ak:ver:avg-01" → "avg"
    law = page.meta.get("id", "")[14:].split("-")[0]
    return LAWS.get(law, law.upper())


def title_cell(page):
    return f'<a href="/{page.url}">{page.title}</a>'


def chip(value, kind):
    if kind == "rol":
        color_class = "deep-orange"
    elif kind == "levenscyclus":
        color_class = "indigo"
    else:
        color_class = "blue"
    return f'<a href="/{kind}/{value}" class="mdx-badge" data-md-color-accent="{color_class}">{value}</a>'


def role_cell(page):
    return "".join(chip(value, "rol") for value in page.meta.get("rollen", []))


def phase_cell(page):
    return "".join(
        chip(value, "levenscyclus")
        for value in page.meta.get(
            "levenscyclus",
            [],
        )
    )


def topic_cell(page):
    return ", ".join(page.meta.get('onderwerp', []))


def filters(pages):
    return "<select multiple>" + "".join(f"<option>{page.title}</option>" for page in pages) + "</select>"


def columns_of_maatregelen():
    return [
        TableColumn("title", "Titel", title_cell),
        TableColumn("rol", "Rollen", role_cell, filters),
        TableColumn("levenscyclus", "Levenscyclus", phase_cell, filters),
        TableColumn("onderwerp", "Onderwerpen", topic_cell, filters),
        TableColumn("id", "Id", title_cell, default_enabled=False),
    ]


def columns():
    return [TableColumn("title", "Titel", title_cell), TableColumn("rol", "Rollen", role_cell, filters)]


def columns_of_vereisten():
    return [
        TableColumn("title", "Titel", title_cell),
        TableColumn("wetcode", "Wetgeving", law_cell, filters),
        TableColumn("rol", "Rollen", role_cell, filters),
        TableColumn("levenscyclus", "Levenscyclus", phase_cell, filters),
        TableColumn("onderwerp", "Onderwerpen", topic_cell, filters),
    ]


def row(page, cells):
    case = {
        "risicogroep": page.meta.get("risicogroep", []),
        "rol-ai-act": page.meta.get("rol-ai-act", []),
        "nergens": page.meta.get("nergens", []),
    }
    return f'<tr data-labels="{case}">{cells}</tr>'


def on_env(env, config, files):
    def table(match, kind, page):
        return f'<table><tr><th role="columnheader">{kind.capitalize()}</th></tr></table>'

    def requirements_of(page):
        names = page.meta.get("vereiste", [])
        head = ["<tr>", "<th>ID</th>", "<th>Vereiste</th>", "</tr>"]
        for name in names:
            other = files[name]
            head.append(other.meta.get("id", "")[14:] + other.meta.get("title", name))
        return "".join(head)

    def measures_of(page):
        names = page.meta.get("maatregel", [])
        return "<th>ID</th><th>Maatregel</th>".join(files[name].meta.get("id", "")[14:] for name in names)

    def fill_requirements(page):
        return re.sub(r"<!-- list_vereisten_on_maatregelen_page -->", lambda _: requirements_of(page), page.content)

    def fill_measures(page):
        return re.sub(r"<!-- list_maatregelen_on_hulpmiddelen_page -->", lambda _: measures_of(page), page.content)

    for file in files:
        if not file.src_path.startswith("voldoen-aan-wetten-en-regels/vereisten/"):
            continue
        page = file.page
        page.content = re.sub(r"<!-- list_vereisten(.*?) -->", lambda m: table(m, "vereisten", page), page.content)
        page.content = re.sub(r"<!-- list_maatregelen(.*?) -->", lambda m: table(m, "maatregelen", page), page.content)
        page.content = re.sub(r"<!-- list_hulpmiddelen(.*?) -->", lambda m: table(m, "hulpmiddelen", page), page.content)
