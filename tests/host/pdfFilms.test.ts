import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { READERS, openFilm, printedFaults } from '../support/printedFaults.ts'
import { strangeFilm } from '../support/strangeFilm.ts'
import { strangeOptions } from '../support/strangeOptions.ts'
import { temporaryFolder } from '../support/temporaryFolder.ts'

/** Documents: `FRAMEWRIGHT_PDFS=600` is the long run, of 12 films; `FRAMEWRIGHT_PDFS_FROM` is its first seed. */
const COUNT = Number(process.env['FRAMEWRIGHT_PDFS'] ?? 5)
const FROM = Number(process.env['FRAMEWRIGHT_PDFS_FROM'] ?? 0)
const FILMS = Math.min(12, COUNT)
/** A long run on a busy machine, milliseconds for one film. */
const PATIENCE_MS = 1_800_000 * Math.ceil(COUNT / FILMS)

const absent = Object.entries(READERS).flatMap(([tool, here]) => (here ? [] : tool))
const why = absent.length === 0 ? '' : ` (not by ${absent.join(', ')}, which is not installed)`
const work = temporaryFolder()
afterAll(() => work.remove())

describe(`documents of a strange film, read back by others${why}`, () => {
  it.each(Array.from({ length: FILMS }, (_, seed) => FROM + seed))(
    'film %i: nothing is wrong',
    async (seed) => {
      const film = strangeFilm(seed)
      const open = await openFilm(film, path.join(work.path, `Film ${seed}.framewright`))
      for (let at = 0; at * FILMS < COUNT; at += 1) {
        const options = strangeOptions(film.board, seed + at * FILMS)
        const faults = await printedFaults(film, open, options)
        expect.soft(faults.slice(0, 12), `document ${seed + at * FILMS}: ${JSON.stringify(options)}`).toEqual([])
      }
      await open.close()
    },
    PATIENCE_MS,
  )
})
