import { expect, test } from '@jest/globals'
import { mdsplice, projectRoot } from '../mini-site.ts'
import { rules } from '../../src/report/rules.ts'

test.each(Object.keys(rules))('explains %s', async (rule) => {
  const { code, out, err } = await mdsplice(projectRoot, 'explain', rule)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out.split('\n')[0]).toBe(rule)
  expect(out).toMatch(/^Bad$[^]*^Fix$[^]*^Why$/m)
  const prose = out.split('\n').filter((line) => !line.startsWith(' '))
  expect(prose.join('\n')).not.toMatch(/^```|\]\(|^---$/m)
})

test('shows fences that are in an example', async () => {
  const { out } = await mdsplice(projectRoot, 'explain', 'unseen-fence')
  expect(out).toContain('    ```\n    <!-- list_vereisten -->\n    ````\n\n')
})

test('names the rule that was meant', async () => {
  const { code, out, err } = await mdsplice(projectRoot, 'explain', 'danglin-reference')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toBe("error: unknown rule 'danglin-reference'\n(Did you mean dangling-reference?)\n")
})
