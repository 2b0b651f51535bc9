import { expect, it } from 'vitest'
import { actionFilm } from '../../tests/support/actionFilm.ts'
import { bringPictures } from './bringPictures.ts'

async function brought(access: 'write' | 'read', names: readonly string[]): Promise<string[]> {
  const { editor } = actionFilm(access)
  const said: string[] = []
  const files = names.map((name) => new File(['8BPS'], name))
  await bringPictures(editor, files, ({ text }) => void said.push(text))
  return said
}

it('a film that can only be read takes no picture, and says so', async () => {
  expect(await brought('read', ['quay.png'])).toEqual(['This project can only be read here, so no picture was added.'])
})

it('what can’t be read is named, each of a few, and the rest are counted', async () => {
  const names = Array.from({ length: 8 }, (_, at) => `quay ${at}.psd`)
  const [said, ...more] = await brought('write', names)
  expect(more).toEqual([])
  for (const name of names.slice(0, 6)) expect(said).toContain(name)
  expect(said).not.toContain(names[6])
  expect(said).toMatch(/\nAnd 2 more\.$/)
})
