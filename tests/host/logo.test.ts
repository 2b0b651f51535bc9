import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filmOf } from '#shared/document/board.ts'
import type { AiPolicy } from '#shared/document/schema.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import { makeTake, put } from '../support/film.ts'
import { filmPanels } from '#shared/document/select.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makePictureFilm } from '../support/pictureFilm.ts'
import type { PictureFilm } from '../support/pictureFilm.ts'
import { value } from '../support/value.ts'

let session: InProcess
let film: PictureFilm
beforeAll(async () => {
  session = startInProcess()
  film = await makePictureFilm(session)
})
afterAll(() => session.close())

const options = { ...USUAL_OPTIONS, kind: 'shot-list' as const, cover: true, columns: ['shot' as const] }
const asked = () => ({ project: film.project, exporter: 'pdf' as const, options })
const setLogo = async (logo: string | null, aiPolicy: AiPolicy = 'allowed') => {
  const row = { ...filmOf(film.board), logo: logo as typeof film.taken.id | null, aiPolicy }
  value(await session.client.call('board.save', { project: film.project, writes: [put('project', row)] }))
}
const logos = async () => {
  const { pages } = value(await session.client.call('export.pages', { ...asked(), from: 0, count: 1 }))
  return pages[0]!.boxes.flatMap((box) => (box.kind === 'picture' ? [box] : []))
}

describe('the film’s logo on a cover page', () => {
  it('stands over the title in its own proportion, inside the margins, and not at all if there is none', async () => {
    await setLogo(null)
    expect(await logos()).toEqual([])
    await setLogo(film.taken.id)
    const [logo, ...more] = await logos()
    expect(more).toEqual([])
    expect(logo!.width / logo!.height).toBeCloseTo(film.taken.width / film.taken.height, 5)
    expect(logo!.x).toBeGreaterThan(30)
    expect(logo!.y).toBeGreaterThan(30)
    expect(logo!.alt).toContain('Logo of')
    const to = path.join(session.folder, 'a.pdf')
    for (const blackAndWhite of [false, true]) {
      const request = { ...asked(), options: { ...options, blackAndWhite }, path: to, exportId: 'x' }
      expect(value(await session.client.call('export.run', request)).bytes).toBeGreaterThan(5000)
    }
  })

  it('that a model made is stamped, and left out where the film keeps models’ work out of exports', async () => {
    const take = makeTake(filmPanels(film.board)[0]!.id, film.taken.id, 3)
    const recipe = {
      ...take.recipe,
      request: { ...take.recipe.request, provider: 'gemini', model: 'gemini-nano-banana-2.1' },
    }
    const writes = [put('take', { ...take, recipe })]
    value(await session.client.call('board.save', { project: film.project, writes }))
    await setLogo(film.taken.id)
    expect((await logos())[0]!.stamp).toBe('AI reference')
    await setLogo(film.taken.id, 'off')
    expect(await logos()).toEqual([])
    await setLogo(film.taken.id)
  })

  it('is asked about by name before a document goes out without it', async () => {
    const media = path.dirname(film.fileOf(film.taken))
    expect(readdirSync(media).length).toBeGreaterThan(0)
    rmSync(film.fileOf(film.taken))
    const request = { ...asked(), path: path.join(session.folder, 'b.pdf'), exportId: 'y' }
    expect(await session.client.call('export.run', request)).toMatchObject({
      ok: false,
      failure: { kind: 'pictures-missing', names: [expect.stringContaining('The film’s logo')] },
    })
  })
})
