import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  ClientCapabilities,
  CompletionList,
  Hover,
  Location,
  Position,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol'
import { siteOf } from '../mini-site.ts'
import { Client, poor, rich, uriOf } from './client.ts'
import { marked } from './marked.ts'

const files = {
  'mkdocs.yml': 'site_name: Site\n',
  'mdsplice.yml': 'collections:\n  rules: {}\n  acts: { reference_field: act }\nfields:\n  phase: { label: Fase }\n',
  'docs/rules/één.md': '---\ntitle: One\nphase: draft\nact: law\n---\n',
  'docs/rules/two.md': '---\ntitle: Two\nphase: final\nact: law\n---\n',
  'docs/acts/law.md': '---\ntitle: Law\n---\n\n<!-- list_rules act/this.name -->\n',
  'docs/index.md': '# Start\n\n😀 é <!-- list_rules phase/draft -->\n\n[Law](acts/law.md)\n',
}

const full: ClientCapabilities = {
  ...rich,
  workspace: { workspaceFolders: true, workspaceEdit: { documentChanges: true, resourceOperations: ['rename'] } },
  textDocument: {
    ...rich.textDocument,
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    rename: { prepareSupport: true },
  },
}

const clients: Client[] = []

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop()
})

/** A client with one file open, whose text has a `¦` where questions are asked. */
class Asking {
  readonly site = siteOf(files)
  readonly client: Client
  #file = ''
  #position: Position = { line: 0, character: 0 }

  constructor(capabilities: ClientCapabilities) {
    this.client = new Client([this.site], capabilities)
    clients.push(this.client)
  }

  async open(path: string, written: string, options: object = {}): Promise<this> {
    await this.client.start(null, options)
    const { text, offset } = marked(written)
    this.#file = join(this.site, path)
    const before = text.slice(0, offset).split('\n')
    this.#position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
    this.client.open(this.#file, text)
    return this
  }

  ask<Answer>(method: string, more: object = {}): Promise<Answer> {
    const textDocument = { uri: uriOf(this.#file) }
    return this.client.connection.sendRequest(`textDocument/${method}`, {
      textDocument,
      position: this.#position,
      ...more,
    })
  }

  uri(path: string): string {
    return uriOf(join(this.site, path))
  }
}

const index = files['docs/index.md']

describe.each([
  ['poor', poor],
  ['rich', full],
] as const)('a %s client', (name, capabilities) => {
  test('gets proposals for a text that is not saved, behind characters of two code units', async () => {
    const asking = await new Asking(capabilities).open('docs/index.md', '😀 é <!-- list_rules phase/dr¦')
    const { items } = await asking.ask<CompletionList>('completion')
    expect(items.slice(0, 2)).toMatchObject([
      {
        label: 'draft',
        detail: '1 page',
        textEdit: { newText: 'draft', range: { start: { line: 0, character: 27 }, end: { line: 0, character: 29 } } },
      },
      { label: 'final', detail: '1 page' },
    ])
    // What another file says counts, too, before it is saved.
    asking.client.open(join(asking.site, 'docs/rules/two.md'), '---\ntitle: Two\nphase: draft\n---\n')
    await asking.client.settled()
    expect((await asking.ask<CompletionList>('completion')).items[0]).toMatchObject({
      label: 'draft',
      detail: '2 pages',
    })
  })

  test('gets snippets only when it has them', async () => {
    const asking = await new Asking(capabilities).open('docs/index.md', '<!-- ¦')
    const { items } = await asking.ask<CompletionList>('completion')
    const item = items.find(({ label }) => label === 'list_rules')
    expect(item).toMatchObject(
      name === 'rich'
        ? { insertTextFormat: 2, textEdit: { newText: 'list_rules$0 -->' }, documentation: { kind: 'markdown' } }
        : { insertTextFormat: 1, textEdit: { newText: 'list_rules' } },
    )
  })

  test('gets fields of a page whose front matter is broken, with a byte order mark', async () => {
    const asking = await new Asking(capabilities).open('docs/rules/één.md', '\uFEFF---\ntitle: "é\n¦\n---\n')
    const { items } = await asking.ask<CompletionList>('completion')
    expect(items.map(({ label }) => label)).toEqual(['phase', 'act'])
    expect(items[0]).toMatchObject({ textEdit: { newText: 'phase: ', range: { start: { line: 2, character: 0 } } } })
  })

  test('gets what a directive lists, with links that it can follow', async () => {
    const asking = await new Asking(capabilities).open('docs/index.md', index.replace('list', 'li¦st'))
    const { contents, range } = await asking.ask<Hover>('hover')
    expect(range).toEqual({ start: { line: 2, character: 5 }, end: { line: 2, character: 36 } })
    expect(contents).toMatchObject({ kind: 'markdown' })
    expect((contents as { value: string }).value).toContain('**1 page of `rules`**\n\n- `phase` is `draft`')
    expect((contents as { value: string }).value).toContain(`(${asking.uri('docs/rules/één.md')})`)
  })

  test('finds where a name is defined, and where it is used', async () => {
    const asking = await new Asking(capabilities).open(
      'docs/rules/two.md',
      files['docs/rules/two.md'].replace('law', 'l¦aw'),
    )
    expect(await asking.ask('definition')).toMatchObject([{ uri: asking.uri('docs/acts/law.md') }])
    const found = await asking.ask<Location[]>('references', { context: { includeDeclaration: true } })
    expect(found.map(({ uri }) => uri)).toEqual([asking.uri('docs/rules/two.md'), asking.uri('docs/rules/één.md')])
  })

  test('finds who lists a page, and whom it lists', async () => {
    const asking = await new Asking(capabilities).open(
      'docs/acts/law.md',
      files['docs/acts/law.md'].replace('title', '¦title'),
    )
    const [item] = await asking.ask<CallHierarchyItem[]>('prepareCallHierarchy')
    expect(item).toMatchObject({ name: 'Law', detail: 'acts/law.md' })
    const { connection } = asking.client
    const incoming: CallHierarchyIncomingCall[] = await connection.sendRequest('callHierarchy/incomingCalls', { item })
    expect(incoming.map(({ from }) => from.name).sort()).toEqual(['One', 'Two'])
    const outgoing: CallHierarchyOutgoingCall[] = await connection.sendRequest('callHierarchy/outgoingCalls', { item })
    expect(outgoing.map(({ to }) => to.name).sort()).toEqual(['One', 'Two'])
    expect(outgoing[0]?.fromRanges).toEqual([{ start: { line: 4, character: 0 }, end: { line: 4, character: 33 } }])
    const strange = { ...item, data: { path: 3 } }
    expect(await connection.sendRequest('callHierarchy/incomingCalls', { item: strange })).toEqual([])
  })

  test('renames a value in all files', async () => {
    const asking = await new Asking(capabilities).open('docs/index.md', index.replace('draft', 'dr¦aft'))
    const edit = await asking.ask<WorkspaceEdit>('rename', { newName: 'concept' })
    const changes = edit.changes
      ? Object.entries(edit.changes)
      : (edit.documentChanges ?? []).flatMap((each) =>
          'edits' in each ? [[each.textDocument.uri, each.edits] as const] : [],
        )
    expect(Object.fromEntries(changes)).toEqual({
      [asking.uri('docs/rules/één.md')]: [
        { range: { start: { line: 2, character: 7 }, end: { line: 2, character: 12 } }, newText: 'concept' },
      ],
      [asking.uri('docs/index.md')]: [
        { range: { start: { line: 2, character: 27 }, end: { line: 2, character: 32 } }, newText: 'concept' },
      ],
    })
  })

  test('is told why something is not renamed, in the language of the site', async () => {
    const asking = await new Asking(capabilities).open('docs/index.md', index.replace('rules', 'ru¦les'))
    await expect(asking.ask('rename', { newName: 'x' })).rejects.toThrow('`reference_field`')
  })
})

test('a client that can rename files renames a page with all that names it', async () => {
  const asking = await new Asking(full).open('docs/rules/two.md', files['docs/rules/two.md'].replace('law', 'l¦aw'))
  expect(await asking.ask('prepareRename')).toMatchObject({ placeholder: 'law' })
  const { documentChanges } = await asking.ask<WorkspaceEdit>('rename', { newName: 'act' })
  expect(
    documentChanges?.map((each) =>
      'kind' in each ? each : each.edits.map((edit) => 'newText' in edit && edit.newText),
    ),
  ).toEqual([
    ['acts/act.md'],
    ['act'],
    ['act'],
    { kind: 'rename', oldUri: asking.uri('docs/acts/law.md'), newUri: asking.uri('docs/acts/act.md') },
  ])
})

test('one that cannot is told so', async () => {
  const asking = await new Asking(poor).open('docs/rules/two.md', files['docs/rules/two.md'].replace('law', 'l¦aw'))
  await expect(asking.ask('rename', { newName: 'act' })).rejects.toThrow('cannot rename files')
})

test('references follow a file that the client renames', async () => {
  const asking = await new Asking(full).open('docs/index.md', `¦${index}`)
  const renamed = { oldUri: asking.uri('docs/acts'), newUri: asking.uri('docs/laws/2024') }
  const edit: WorkspaceEdit = await asking.client.connection.sendRequest('workspace/willRenameFiles', {
    files: [renamed],
  })
  const edits = edit.documentChanges?.flatMap((each) => ('edits' in each ? each.edits : []))
  // The collection was found by its folder, so its setting follows, too.
  expect(edits).toMatchObject([{ newText: 'pages: laws/2024/**, ' }, { newText: 'laws/2024/law.md' }])
})

test('links are left to an editor that changes them itself, and nothing else is', async () => {
  const asking = await new Asking(full).open('docs/rules/two.md', files['docs/rules/two.md'].replace('law', 'l¦aw'), {
    updateLinks: false,
  })
  const textsOf = ({ documentChanges }: WorkspaceEdit): unknown[] =>
    (documentChanges ?? []).flatMap((each) =>
      'edits' in each ? each.edits.map((edit) => 'newText' in edit && edit.newText) : [],
    )
  expect(textsOf(await asking.ask<WorkspaceEdit>('rename', { newName: 'act' }))).toEqual(['act', 'act'])
  const renamed = { oldUri: asking.uri('docs/acts/law.md'), newUri: asking.uri('docs/acts/act.md') }
  const edit: WorkspaceEdit = await asking.client.connection.sendRequest('workspace/willRenameFiles', {
    files: [renamed],
  })
  expect(textsOf(edit)).toEqual(['act', 'act'])
})

test('nothing is said of a file that is in no site', async () => {
  const asking = await new Asking(full).open('../elsewhere.md', '<!-- list_¦')
  for (const method of ['completion', 'hover', 'definition', 'prepareRename', 'prepareCallHierarchy'])
    expect(await asking.ask(method)).toBeNull()
})
