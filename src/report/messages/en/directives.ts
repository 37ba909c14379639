/** What each directive does, in English: by its kind. The other languages have the same ones. */
export const directives = {
  matrix: 'A table of pages against the values of a field, or against the pages of another collection',
  coverage: 'How many pages of a collection have pages of another, and which have none',
  graph: 'A chart of pages and the pages of another collection that they are related to',
  tags: "The page's own labels, in one line",
  definitions: 'A table of terms and their definitions',
}

/** What each option of a directive does. The other languages have the same ones. */
export const options = {
  sort: 'Fields to sort by; with `-` before it, in descending order',
  limit: 'The maximum number of pages',
  first: 'How many pages to show, in each group if there are groups, followed by the number of the others',
  more: 'With `first=`: the page or web address of the whole list',
  group: 'A heading for each value of these fields',
  columns: 'The columns of the table, the lines of a list item or card',
  format: 'How the list looks',
  empty: 'The sentence that is shown when there is nothing to list',
  heading: 'A heading above the list',
  interactive: 'Whether readers can search and filter the table',
  locale: 'The language of the pages, on a site with translations',
  via: 'The steps from the one collection to the other',
  heads: 'The field that is the heading of each column',
  min: 'The percentage below which there is a message',
}
