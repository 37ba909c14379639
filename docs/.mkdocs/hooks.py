"""The summary of a page is also its description, for search engines and shared links."""


def on_page_markdown(markdown, page, **_):
    if "summary" in page.meta:
        page.meta.setdefault("description", page.meta["summary"])
