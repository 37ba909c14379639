'''An older form of such a hook: its columns are texts of HTML. It is read by tests, and never run.'''

import re


def chip(value, kind):
    return f"<span class='{kind}'>{value}</span>"


def row(page, shown):
    owners = page.meta.get("owners", [])
    stages = page.meta.get('stage', [])
    topics = page.meta.get("topic", [])
    return "".join([
        f'<td><a href="{page.url}">{page.title}</a></td>',
        f"<td>{''.join(chip(each, 'owner') for each in owners)}</td>" if shown.get("owner", True) else "",
        f"<td>{stages}</td>" if shown.get("stage", True) else "",
        f"<td>{topics}</td>" if shown.get("topic", True) else "",
    ])


def on_env(env, config, files):
    def table(match, kind):
        shown = {"owner": True, "stage": True, "topic": True}
        return "".join(
            [
                "<input type='search'>",
                "<table><thead><tr>",
                f'<th role="columnheader">{kind.capitalize()}</th>',
                '<th role="columnheader">Owners</th>' if shown["owner"] else '',
                '<th role="columnheader">Stage</th>' if shown["stage"] else '',
                '<th role="columnheader">Topics</th>' if shown["topic"] else '',
                "</tr></thead>",
            ]
        )

    for file in files:
        if file.src_path.startswith(f"rules/{kind}/"):
            file.page.content = re.sub(r"<!-- list_controls(.*?) -->", lambda m: table(m, "controls"), file.page.content)
