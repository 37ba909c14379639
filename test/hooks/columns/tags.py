"""The labels that belong to lists.py. It is read by tests, and never run."""

import re

LOOKS = {
    "levenscyclus": {
        "icon": "material-reload",
        "index": "levenscyclus/index.md",
        "page": "levenscyclus/{value}.md",
        "title": "Fase",
    },
    "rollen": {"icon": "material-account", "page": "rollen/{value}.md", "title": "Rollen"},
    "onderwerp": {
        "icon": "material-lightbulb",
        "page": "onderwerpen/{value}.md",
        "title": "Onderwerp",
        "color": "teal",
    },
}

APPLICATIONS = {
    "ai-systeem": "voldoen-aan-wetten-en-regels/ai-verordening.md#ai-systeem",
    "ergens": "is-er-niet.md",
}


def on_page_markdown(markdown, *, page, config, files):
    def labels(_):
        shown = []
        for field in ["id", "levenscyclus", "rollen", "onderwerp"]:
            shown += page.meta.get(field, [])
        return "".join(shown)

    def labels_of_the_act(_):
        shown = []
        for field in ["soort-toepassing", "risicogroep", "rol-ai-act"]:
            shown += [value for value in page.meta.get(field, []) if value != "niet-van-toepassing"]
        number = page.meta.get("id")
        if not number or not number.startswith("urn:nl:ak:ver:aia-"):
            return "Deze vereiste geldt waarschijnlijk voor u. Bekijk de [bronnen](#bronnen)."
        return "Deze vereiste geldt bij <a href='#' onclick='ask()'>deze labels</a>: <br>" + "".join(shown)

    markdown = re.sub(r"<!-- tags -->", lambda found: labels(found), markdown, flags=re.I)
    return re.sub(r"<!--\s*tags-ai-act\s*-->", labels_of_the_act, markdown)


def look_of(field, value):
    return value.capitalize().replace("-", " ")


def label_id(page, value):
    icon = "material-tag"
    return badge(f"[:{icon}:](vereisten/index.md 'Nummer')", f"{value[-6:]}")


def label_soort_toepassing(page, value):
    icon = "material-graph"
    path = link("overhetalgoritmekader/soorten-algoritmes.md", page)
    if value in APPLICATIONS:
        path = link(APPLICATIONS[value], page)
    words = f"[{value.capitalize().replace('-', ' ').replace('Ai ', 'AI-')}]({path})"
    return badge(f"[:{icon}:]({path} 'Soort toepassing')", words)


def label_risicogroep(page, value):
    path = link("nergens.md#risicogroepen", page)
    if value == "geen-hoog-risico-ai-systeem":
        path = link("overhetalgoritmekader/risico-van-ai-systemen.md#hoog-risico-ai-systeem", page)
    else:
        path = link(f"overhetalgoritmekader/risico-van-ai-systemen.md#{value}", page)
    if value == "hoog-risico-ai-systeem":
        color = "red"
    else:
        color = "no-color-of-the-palette"
    return badge(path, value, color=color)


def label_rol_ai_act(page, value):
    icon = "material-account-details"
    if value == "aanbieder" or value == "gebruiksverantwoordelijke":
        path = link(f"voldoen-aan-wetten-en-regels/ai-verordening.md#{value}", page)
    else:
        path = link("voldoen-aan-wetten-en-regels/ai-verordening.md#andere-rollen", page)
    return badge(f"[:{icon}:]({path} 'Rol')", value, color="purple")
