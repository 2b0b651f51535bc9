import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { putMark } from '#shared/document/commands/layers.ts'
import { diffBoards, writesOf } from '#shared/document/diff.ts'
import { makeNewId } from '#shared/document/ids.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import { layersOf } from '#shared/document/select.ts'
import { changeRequest } from '#shared/generation/changeRequest.ts'
import type { Asked } from '#shared/generation/changeRequest.ts'
import { marksIn } from '#shared/records/marks/marks.ts'
import { recordOfTake } from '#shared/records/panelRecord.ts'
import type { FakeModel } from '../support/fakeModel.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { failureOfJob, start } from '../support/generationStart.ts'
import { makeStroke } from '../support/marks.ts'
import { value } from '../support/value.ts'

/** Pictures are made px by px on a thread that has to start first. */

const SIZE = { width: 640, height: 360 }

/** A frame with edges and soft light; `wide` shows as much more of it on both sides, in warmer colours, a little off. */
function scene(width: number, wide = false): Buffer {
  const canvas = createCanvas(width, SIZE.height)
  const ink = canvas.getContext('2d')
  ink.translate((width - SIZE.width) / 2 + (wide ? 3 : 0), wide ? -2 : 0)
  const sky = ink.createLinearGradient(-300, 0, 900, SIZE.height)
  sky.addColorStop(0, '#31506b')
  sky.addColorStop(1, '#c9a37a')
  ink.fillStyle = sky
  ink.fillRect(-400, -10, 1500, 400)
  for (let at = 0; at < 90; at += 1) {
    ink.fillStyle = `hsl(${at * 47} 45% ${25 + (at % 5) * 12}%)`
    ink.beginPath()
    ink.arc(((at * 137) % 1100) - 230, (at * 89) % SIZE.height, 6 + (at % 9) * 4, 0, 7)
    ink.fill()
  }
  if (wide) {
    ink.fillStyle = 'rgb(255 180 90 / 10%)'
    ink.fillRect(-400, -10, 1500, 400)
  }
  return canvas.toBuffer('image/png')
}

const NOTHING: Omit<Asked, 'change'> = {
  instruction: '',
  region: null,
  ratio: null,
  clean: null,
  marked: null,
  seed: 7,
}

interface Sent {
  readonly words: string
  readonly pictures: readonly string[]
  readonly config: { readonly seed?: number; readonly imageConfig: { readonly aspectRatio: string } }
  readonly turns: number
}

/** The last request as it left. */
function sentLast(model: FakeModel): Sent {
  const { contents, generationConfig } = JSON.parse(model.requests.at(-1)!.body) as {
    contents: { parts: { text?: string; inlineData?: { data: string } }[] }[]
    generationConfig: Sent['config']
  }
  const { parts } = contents.at(-1)!
  return {
    words: parts.map(({ text }) => text ?? '').join('\n'),
    pictures: parts.flatMap(({ inlineData }) => inlineData?.data ?? []),
    config: generationConfig,
    turns: contents.length,
  }
}

/** A film with a take by the model, and what the next one is answered with. */
async function withTake(answers: FakeAnswer[] = []) {
  const all: FakeAnswer[] = [{ kind: 'picture', bytes: scene(SIZE.width) }, ...answers]
  const { model, project } = await start((_request, index) => all[Math.min(index, all.length - 1)]!)
  await project.run(project.request())
  return { model, project, take: project.takes()[0]! }
}

/** Asks for a change as the window composes it. */
async function change(project: GenerationProject, take: TakeRow, asked: Partial<Asked> & Pick<Asked, 'change'>) {
  const [job] = await project.run(changeRequest(project.open.store.board(), take, { ...NOTHING, ...asked }))
  expect(failureOfJob(job)).toBeNull()
  return project.takes().find(({ id }) => id === job!.takeId)!
}

const read = async (project: GenerationProject, id: TakeRow['mediaId']): Promise<Buffer> =>
  Buffer.from((await project.open.media.read(id))!)

async function pixels(bytes: Uint8Array, x = 0): Promise<Uint8ClampedArray> {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.getContext('2d').getImageData(x, 0, x === 0 ? image.width : SIZE.width, image.height).data
}

describe('a change of a take', () => {
  it('by drawing on it sends the take as it is, the take with the drawing over it, and what to do', async () => {
    const { model, project, take } = await withTake()
    expect(
      value(await project.queue.changePictures(project.open, { takeId: take.id, region: null, ratio: null })),
    ).toEqual({
      clean: null,
      marked: null,
    })
    const before = project.open.store.board()
    const layer = layersOf(before, project.panelId).find(({ kind }) => kind === 'drawing')!
    const after = putMark(before, makeStroke(makeNewId(Math.random), layer.id, 'a0'))
    await project.open.store.save(writesOf(after, diffBoards(before, after)))
    const { marked } = value(
      await project.queue.changePictures(project.open, { takeId: take.id, region: null, ratio: null }),
    )
    const made = await change(project, take, { change: 'marks', instruction: 'Do this', marked: marked!.id })
    const { words, pictures } = sentLast(model)
    expect(words).toMatch(/Do what the marks and words drawn over the second picture say/)
    expect(words).toContain('Do this')
    expect(pictures[0]).toBe((await read(project, take.mediaId)).toString('base64'))
    const [plain, drawn] = await Promise.all(pictures.map((data) => pixels(Buffer.from(data, 'base64'))))
    const differ = drawn!.filter((each, at) => at % 4 === 0 && each !== plain![at]).length
    expect(pictures).toHaveLength(2)
    expect(differ / (drawn!.length / 4)).toBeGreaterThan(0.001)
    expect(differ / (drawn!.length / 4)).toBeLessThan(0.1)
    expect(made.recipe.request.turn).toMatchObject({ kind: 'marks', takeId: take.id })
  })

  it('as a variation sends its picture and asks for another version of it', async () => {
    const { model, project, take } = await withTake()
    await change(project, take, { change: 'variation' })
    const { words, pictures, turns } = sentLast(model)
    expect(words).toContain('Make another version of this picture')
    expect([turns, pictures]).toEqual([1, [(await read(project, take.mediaId)).toString('base64')]])
  })

  it('again is the same request with another seed', async () => {
    const { model, project, take } = await withTake()
    const first = sentLast(model)
    await change(project, take, { change: 'again', seed: 4711 })
    const again = sentLast(model)
    expect(again).toEqual({ ...first, config: { ...first.config, seed: 4711 } })
  })

  it('to a wider frame goes on from its turns, and sets the take back in the middle, every px its own', async () => {
    const wide = scene(840, true)
    const { model, project, take } = await withTake([{ kind: 'picture', bytes: wide }])
    const made = await change(project, take, { change: 'extend', ratio: '21:9' })
    const { words, config, pictures } = sentLast(model)
    expect(config.imageConfig.aspectRatio).toBe('21:9')
    expect(words).toContain('Extend this picture to 21:9')
    // The model has the take already where its turns go ahead.
    expect(pictures).toHaveLength(made.recipe.request.turn!.earlier ? 0 : 1)
    expect((await read(project, made.recipe.setIn!.mediaId)).equals(wide)).toBe(true)
    const shown = await read(project, made.mediaId)
    expect(Buffer.from(await pixels(shown, 100))).toEqual(Buffer.from(await pixels(scene(SIZE.width))))
    // What the model drew beside it lies on as if it were of one piece: no seam at either edge.
    const [all, whole] = [await pixels(shown), await pixels(scene(840))]
    const apart = (x: number): number => {
      let sum = 0
      for (let y = 0; y < SIZE.height; y += 1)
        for (let c = 0; c < 3; c += 1) sum += Math.abs(all[(y * 840 + x) * 4 + c]! - whole[(y * 840 + x) * 4 + c]!)
      return sum / SIZE.height / 3
    }
    expect(Math.max(...[96, 98, 99, 740, 741, 743].map(apart))).toBeLessThan(6)
    // The file says what it is, and so does every export of it; the model's own picture says what the model wrote.
    const together = 'compositeWithTrainedAlgorithmicMedia'
    expect(marksIn(shown)).toMatchObject({ sourceType: together, tool: 'Framewright' })
    expect(recordOfTake(project.open.store.board(), made, '').sourceType).toBe(together)
    expect(recordOfTake(project.open.store.board(), take, '').sourceType).toBe('trainedAlgorithmicMedia')
  })
})
