import { describe, expect, it } from 'vitest'
import { mayDownload, mayInstall, mayLook } from './mayUpdate.ts'
import type { UpdateFacts, WorkLeft } from './mayUpdate.ts'

const HOUR = 60 * 60 * 1000
const agreed: UpdateFacts = {
  possible: true,
  saidYes: true,
  busy: false,
  version: null,
  downloaded: false,
  now: 100 * HOUR,
  lookedAt: null,
}
const newer: UpdateFacts = { ...agreed, version: '2.0.0', lookedAt: agreed.now }
const here: UpdateFacts = { ...newer, downloaded: true }
const done: WorkLeft = { windows: 0, safe: true }

describe('a newer version', () => {
  it.each<[string, Partial<UpdateFacts>, boolean]>([
    ['after a yes', {}, true],
    ['without a yes', { saidYes: false }, false],
    ['where none is built in', { possible: false }, false],
    ['while one is looked for', { busy: true }, false],
    ['while one waits for the end', { downloaded: true }, false],
    ['an hour after the last look', { lookedAt: 99 * HOUR }, false],
    ['a day after the last look', { lookedAt: 76 * HOUR }, true],
    ['with a clock that was set back', { lookedAt: 101 * HOUR }, true],
  ])('is looked for %s: %s', (_when, change, expected) => {
    expect(mayLook({ ...agreed, ...change })).toBe(expected)
  })

  it.each<[string, Partial<UpdateFacts>, boolean]>([
    ['after a yes', {}, true],
    ['after a yes that was taken back', { saidYes: false }, false],
    ['where there is none', { version: null }, false],
    ['twice', { downloaded: true }, false],
    ['while it is being fetched', { busy: true }, false],
  ])('is fetched %s: %s', (_when, change, expected) => {
    expect(mayDownload({ ...newer, ...change })).toBe(expected)
  })

  it.each<[string, Partial<UpdateFacts>, Partial<WorkLeft>, boolean]>([
    ['at the end', {}, {}, true],
    ['with a window open', {}, { windows: 1 }, false],
    ['with an edit or a paid answer that is not on disk', {}, { safe: false }, false],
    ['half fetched', { busy: true }, {}, false],
    ['not fetched', { downloaded: false }, {}, false],
    ['after a yes that was taken back', { saidYes: false }, {}, false],
  ])('is put in place %s: %s', (_when, change, work, expected) => {
    expect(mayInstall({ ...here, ...change }, { ...done, ...work })).toBe(expected)
  })
})
