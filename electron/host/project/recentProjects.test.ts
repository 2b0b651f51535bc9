import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../../tests/support/temporaryFolder.ts'
import { createRecentProjects } from './recentProjects.ts'

const started = () => {
  const place = temporaryFolder()
  onTestFinished(() => place.remove())
  const recent = createRecentProjects(
    path.join(place.path, 'data'),
    () => 0,
    () => undefined,
  )
  return { place: place.path, recent, titles: () => recent.list().map(({ title }) => title) }
}

it('recent films are the last thirty, the newest first, each once', () => {
  const { recent, titles } = started()
  for (let film = 1; film <= 31; film += 1) recent.note(`/films/${film}`, `Film ${film}`)
  expect(titles()).toHaveLength(30)
  expect([titles()[0], titles().at(-1)]).toEqual(['Film 31', 'Film 2'])
  recent.note('/films/5', 'Film 5, renamed')
  expect(titles().slice(0, 2)).toEqual(['Film 5, renamed', 'Film 31'])
  expect(titles().filter((title) => title.startsWith('Film 5'))).toHaveLength(1)
})

it('a recent film is forgotten alone, and said to be gone where its folder is', () => {
  const { place, recent, titles } = started()
  const here = path.join(place, 'Here')
  mkdirSync(here)
  writeFileSync(path.join(here, 'board.sqlite'), '')
  recent.note(here, 'Here')
  recent.note(path.join(place, 'Gone'), 'Gone')
  expect(recent.list().map(({ title, there }) => [title, there])).toEqual([
    ['Gone', false],
    ['Here', true],
  ])
  recent.forget(path.join(place, 'Gone'))
  expect(titles()).toEqual(['Here'])
})
