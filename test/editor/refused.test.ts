import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { copySite, fixtures } from '../mini-site.ts'
import { Client, rich } from './client.ts'

test('a client that fails to watch files, though it said that it could, is told of changes all the same', async () => {
  const site = copySite(join(fixtures, 'try-it'))
  const client = new Client([site], rich)
  client.connection.onRequest('client/registerCapability', () => {
    throw new Error('no such file')
  })
  const page = join(site, 'docs/index.md')
  try {
    await client.start()
    client.open(page, '# Walks\n\n<!-- list_walks distanse<9 -->\n')
    await client.until(() => client.rules(page).includes('unknown-field'))
    // A page that is not open is changed by another program.
    const other = join(site, 'docs/walks/heath.md')
    writeFileSync(other, '---\ntitle: Heath\n---\n\n<!-- list_wlaks -->\n')
    await client.until(() => client.rules(other).includes('unknown-collection'))
  } finally {
    expect(await client.stop()).toBe(0)
  }
})
