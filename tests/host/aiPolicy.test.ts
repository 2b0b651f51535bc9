import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { panelPicturePath } from '#shared/contract/assets.ts'
import { filmOf } from '#shared/document/board.ts'
import { setAiPolicy } from '#shared/document/commands/film.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { blankLayer } from '#shared/document/newProject.ts'
import type { AiPolicy } from '#shared/document/schema.ts'
import { filmPanels } from '#shared/document/select.ts'
import { makeTake, newTestId, put } from '../support/film.ts'
import { USUAL_OPTIONS } from '#shared/pages/model.ts'
import { marked } from '#shared/records/marks/marks.ts'
import { HANDLE } from '../support/generationProject.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { start, until } from '../support/generationStart.ts'
import { startInProcess } from '../support/inProcess.ts'
import type { InProcess } from '../support/inProcess.ts'
import { makePictureFilm } from '../support/pictureFilm.ts'
import type { PictureFilm } from '../support/pictureFilm.ts'
import { value } from '../support/value.ts'

async function decide(project: GenerationProject, policy: AiPolicy): Promise<void> {
  const before = project.open.store.board()
  const after = setAiPolicy(before, policy, 'Ada', '2026-03-04')
  await project.open.store.save(writesOf(after, diffBoards(before, after)))
}

const OFF = { kind: 'policy-off', decided: 'set by Ada on 4 Mar 2026' }

describe('a film whose AI policy is off', () => {
  it('sends nothing, and makes stand-ins', async () => {
    const { model, project } = await start()
    await decide(project, 'off')
    const asked = await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 2)
    expect(asked).toEqual({ ok: false, failure: OFF })
    expect(model.requests).toEqual([])
    expect(project.queue.jobs(project.open)).toEqual([])
    const [made] = await project.run(project.request({ provider: 'stand-in' }))
    expect(made?.state).toBe('done')
    await decide(project, 'reference')
    expect((await project.run(project.request()))[0]?.state).toBe('done')
  })

  it('lets go of nothing that waits in it', async () => {
    const { model, project } = await start([{ kind: 'hang' }])
    value(await project.queue.submit(project.open, HANDLE, project.panelId, project.request(), 8))
    await until(() => model.requests.length > 0)
    await project.queue.release(project.open)
    await project.reopen()
    const waiting = project.queue.jobs(project.open).filter((job) => job.held === true)
    expect(waiting.length).toBeGreaterThan(0)
    const before = model.requests.length
    await decide(project, 'off')
    expect(await project.queue.resume(project.open)).toEqual({ ok: false, failure: OFF })
    expect(project.queue.jobs(project.open).filter((job) => job.held === true)).toHaveLength(waiting.length)
    expect(model.requests.length).toBe(before)
  })
})

const isPaper = (color: readonly number[]) => color.every((each) => each > 250)

describe('a panel saved as a picture', () => {
  let session: InProcess
  beforeEach(() => {
    session = startInProcess()
  })
  afterEach(() => session.close())

  /** The picture film with its take made by a model and laid over everything, under this policy. */
  async function laidTake(aiPolicy: AiPolicy): Promise<PictureFilm> {
    const film = await makePictureFilm(session)
    const panel = filmPanels(film.board)[0]!
    const take = makeTake(panel.id, film.taken.id, 3)
    const recipe = { ...take.recipe, request: { ...take.recipe.request, provider: 'gemini' } }
    const over = {
      ...blankLayer(newTestId('layer'), panel.id, 'zz', 'T3'),
      kind: 'take' as const,
      mediaId: film.taken.id,
    }
    const row = { ...filmOf(film.board), aiPolicy }
    const writes = [put('take', { ...take, recipe }), put('layer', over), put('project', row)]
    value(await session.client.call('board.save', { project: film.project, writes }))
    return film
  }

  async function look(film: PictureFilm, show: 'all' | 'drawing') {
    const panel = filmPanels(film.board)[0]!
    const response = await session.asset(panelPicturePath(film.project, panel.id, 800, show))
    const image = await loadImage(Buffer.from(await response.arrayBuffer()))
    const pen = createCanvas(image.width, image.height).getContext('2d')
    pen.drawImage(image, 0, 0)
    const at = (x: number, y: number) => [...pen.getImageData(x, y, 1, 1).data].slice(0, 3)
    return { middle: at(400, 200), corner: at(3, image.height - 3) }
  }

  it('shows a model’s take as it is where that is allowed, and stamped where it is for reference', async () => {
    const { middle, corner } = await look(await laidTake('allowed'), 'all')
    expect(isPaper(corner)).toBe(false)
    await session.close()
    session = startInProcess()
    const stamped = await look(await laidTake('reference'), 'all')
    expect(stamped.middle).toEqual(middle)
    expect(isPaper(stamped.corner)).toBe(true)
  })

  it('goes without it where the policy is off, and is as it was where it shows none', async () => {
    const film = await laidTake('off')
    const [all, drawing] = [await look(film, 'all'), await look(film, 'drawing')]
    expect(all).toEqual(drawing)
    expect(isPaper(all.corner)).toBe(false)
  })

  /** A film whose laid picture came from elsewhere and says that a model made it, under this policy. */
  async function laidFromElsewhere(aiPolicy: AiPolicy, title: string): Promise<PictureFilm> {
    const says = { film: '', author: '', what: title, models: [], policy: '', at: '' }
    const film = await makePictureFilm(
      session,
      (picture) => marked(picture, { ...says, sourceType: 'trainedAlgorithmicMedia' }),
      title,
    )
    const row = { ...filmOf(film.board), aiPolicy, logo: film.onCard.id }
    value(await session.client.call('board.save', { project: film.project, writes: [put('project', row)] }))
    return film
  }

  async function stampsPrinted({ project }: PictureFilm): Promise<(string | null)[]> {
    const options = { ...USUAL_OPTIONS, kind: 'storyboard' as const, cover: true, stamp: false }
    const asked = { project, exporter: 'pdf' as const, options, from: 0, count: 9 }
    const { pages } = value(await session.client.call('export.pages', asked))
    return pages.flatMap(({ boxes }) => boxes.flatMap((box) => (box.kind === 'picture' ? [box.stamp] : [])))
  }

  it('is stamped likewise where a picture from elsewhere says that a model made it, on paper and its logo too', async () => {
    const film = await laidFromElsewhere('reference', 'Stamped')
    expect(isPaper((await look(film, 'drawing')).corner)).toBe(true)
    expect(await stampsPrinted(film)).toEqual(['AI reference', 'AI reference'])
    const allowed = await laidFromElsewhere('allowed', 'Allowed')
    expect(isPaper((await look(allowed, 'drawing')).corner)).toBe(false)
    expect(await stampsPrinted(allowed)).toEqual([null, null])
    const off = await laidFromElsewhere('off', 'Off')
    expect((await look(off, 'drawing')).middle).not.toEqual((await look(allowed, 'drawing')).middle)
    expect(await stampsPrinted(off)).toEqual([null])
  })
})
