/** What pages ask for with `list_NAME`: names, lower case. */
export function askedNames(sources: Iterable<string>): Set<string> {
  const names = new Set<string>()
  for (const source of sources) {
    for (const [, name = ''] of source.matchAll(/<!--\s*list_([^\s>]+)/gi))
      names.add(name.replace(/_all$|_on_.+_page$/i, '').toLowerCase())
  }
  return names
}
