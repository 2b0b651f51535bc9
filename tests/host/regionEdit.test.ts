import { createCanvas, loadImage } from '@napi-rs/canvas'
import { expect, it } from 'vitest'
import type { GenerationRequest } from '#shared/document/recipe.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import type { Region } from '#shared/document/turn.ts'
import { changeRequest } from '#shared/generation/changeRequest.ts'
import { wordsOf } from '#shared/generation/words.ts'
import { regionCrop } from '#shared/region/regionCrop.ts'
import { regionMask } from '#shared/region/regionMask.ts'
import { checkProject } from '#host/project/checkProject.ts'
import type { FakeRequest } from '../support/fakeModel.ts'
import type { FakeAnswer } from '../support/fakeModelAnswers.ts'
import type { GenerationProject } from '../support/generationProject.ts'
import { failureOfJob, start } from '../support/generationStart.ts'
import { value } from '../support/value.ts'

const SIZE = { width: 700, height: 300 }

/** A frame with edges and gradients to hold on to. */
function frame(): Buffer {
  const canvas = createCanvas(SIZE.width, SIZE.height)
  const ink = canvas.getContext('2d')
  const sky = ink.createLinearGradient(0, 0, SIZE.width, SIZE.height)
  sky.addColorStop(0, '#31506b')
  sky.addColorStop(1, '#c9a37a')
  ink.fillStyle = sky
  ink.fillRect(0, 0, SIZE.width, SIZE.height)
  for (let at = 0; at < 60; at += 1) {
    ink.fillStyle = `hsl(${at * 47} 45% ${25 + (at % 5) * 12}%)`
    ink.beginPath()
    ink.arc((at * 137) % SIZE.width, (at * 89) % SIZE.height, 6 + (at % 9) * 4, 0, 7)
    ink.fill()
  }
  return canvas.toBuffer('image/png')
}

/** The crop that was sent, a few px off and warmer. */
async function altered(request: FakeRequest): Promise<FakeAnswer> {
  const { contents } = JSON.parse(request.body) as {
    contents: { parts: { inlineData?: { data: string } }[] }[]
  }
  const sent = contents.at(-1)!.parts.flatMap(({ inlineData }) => inlineData?.data ?? [])
  const crop = await loadImage(Buffer.from(sent[0]!, 'base64'))
  const canvas = createCanvas(Math.round(crop.width * 1.4), Math.round(crop.height * 1.4))
  const ink = canvas.getContext('2d')
  ink.drawImage(crop, 7, -5, canvas.width, canvas.height)
  ink.globalCompositeOperation = 'destination-over'
  ink.drawImage(crop, 0, 0, canvas.width, canvas.height)
  ink.globalCompositeOperation = 'source-over'
  ink.fillStyle = 'rgb(255 180 90 / 12%)'
  ink.fillRect(0, 0, canvas.width, canvas.height)
  return { kind: 'picture', bytes: canvas.toBuffer('image/png') }
}

async function pixels(bytes: Uint8Array): Promise<Uint8ClampedArray> {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(image.width, image.height)
  const ink = canvas.getContext('2d')
  ink.drawImage(image, 0, 0)
  return ink.getImageData(0, 0, image.width, image.height).data
}

async function regionRequest(project: GenerationProject, take: TakeRow): Promise<GenerationRequest> {
  const shapes: Pick<Region, 'shapes' | 'feather'> = {
    shapes: [
      {
        kind: 'lasso',
        points: [
          [300, 100],
          [420, 90],
          [450, 190],
          [310, 210],
        ],
      },
    ],
    feather: 12,
  }
  const { crop, ratio } = regionCrop(shapes, SIZE, ['1:1', '4:3', '16:9', '21:9'])!
  const region: Region = { ...shapes, crop }
  const { clean, marked } = value(await project.queue.changePictures(project.open, { takeId: take.id, region, ratio }))
  return {
    ...project.request(),
    pieces: [{ from: 'turn', text: 'A lantern' }],
    pictures: [
      { role: 'crop', label: 'Part', mediaId: clean!.id },
      { role: 'marked', label: 'Marked', mediaId: marked!.id },
    ],
    aspectRatio: ratio,
    turn: { kind: 'region', takeId: take.id, number: take.number, instruction: 'A lantern', earlier: false, region },
  }
}

it('a region of a take is asked for with its clean part and a marked one, and set in: nothing outside it differs', async () => {
  const answers: FakeAnswer[] = [{ kind: 'picture', bytes: frame() }]
  const { model, project } = await start((_request, index) => answers[index]!)
  await project.run(project.request())
  const [first] = project.takes()
  const request = await regionRequest(project, first!)
  const [clean] = await Promise.all(request.pictures.map(async ({ mediaId }) => project.open.media.read(mediaId)))
  const asked = { contents: [{ parts: [{ inlineData: { data: Buffer.from(clean!).toString('base64') } }] }] }
  answers.push(await altered({ body: JSON.stringify(asked) } as FakeRequest))
  const [job] = await project.run(request)
  expect(failureOfJob(job)).toBeNull()
  const sent = JSON.parse(model.requests[1]!.body) as { contents: { parts: { inlineData?: { data: string } }[] }[] }
  expect(sent.contents[0]!.parts.flatMap(({ inlineData }) => inlineData?.data ?? [])[0]).toBe(
    Buffer.from(clean!).toString('base64'),
  )
  const second = project.takes()[1]!
  expect(second.recipe.setIn?.mediaId).not.toBe(second.mediaId)
  expect(Buffer.from((await project.open.media.read(second.recipe.setIn!.mediaId))!)).toEqual(
    Buffer.from(model.pictures[1]!),
  )
  const [before, after] = await Promise.all(
    [first!, second].map(async ({ mediaId }) => pixels((await project.open.media.read(mediaId))!)),
  )
  const mask = regionMask(request.turn!.region!, { x: 0, y: 0, ...SIZE })
  const changed = [...before!].flatMap((each, at) => (mask[at >> 2] === 0 && each !== after![at] ? [at] : []))
  expect(changed).toHaveLength(0)
  const apart = before!.reduce((sum, each, at) => sum + (mask[at >> 2]! > 0 ? Math.abs(each - after![at]!) : 0), 0)
  expect(apart / mask.filter((part) => part > 0).length / 3).toBeLessThan(6)
  expect((await checkProject(project.open)).problems).toEqual([])
})

it('two pictures in the answer to a region become two takes, each set into the take', async () => {
  const answers: FakeAnswer[] = [{ kind: 'picture', bytes: frame() }]
  const { project } = await start((_request, index) => answers[index]!)
  await project.run(project.request())
  const [first] = project.takes()
  const request = await regionRequest(project, first!)
  const clean = await loadImage(Buffer.from((await project.open.media.read(request.pictures[0]!.mediaId))!))
  const parts = ['rgb(255 0 0 / 10%)', 'rgb(0 255 0 / 10%)'].map((tint) => {
    const canvas = createCanvas(clean.width, clean.height)
    const ink = canvas.getContext('2d')
    ink.drawImage(clean, 0, 0)
    ink.fillStyle = tint
    ink.fillRect(0, 0, canvas.width, canvas.height)
    return { inlineData: { mimeType: 'image/png', data: canvas.toBuffer('image/png').toString('base64') } }
  })
  answers.push({ kind: 'raw', body: { candidates: [{ content: { role: 'model', parts }, finishReason: 'STOP' }] } })
  expect(failureOfJob((await project.run(request))[0])).toBeNull()
  const before = await pixels((await project.open.media.read(first!.mediaId))!)
  const mask = regionMask(request.turn!.region!, { x: 0, y: 0, ...SIZE })
  const made = project.takes().slice(1)
  expect(made.map(({ recipe }) => recipe.setIn !== undefined)).toEqual([true, true])
  for (const { mediaId } of made) {
    const after = await pixels((await project.open.media.read(mediaId))!)
    expect(before.findIndex((each, at) => mask[at >> 2] === 0 && each !== after[at])).toBe(-1)
  }
})

it('a part that has none of the model’s ratios is sent in a frame of one, with bars that the words name', async () => {
  const { project } = await start([{ kind: 'picture', bytes: frame() }])
  await project.run(project.request())
  const [take] = project.takes()
  const whole = { kind: 'brush' as const, points: [[350, 150]] as [number, number][], radius: 900 }
  const region: Region = { shapes: [whole], feather: 12, crop: { x: 0, y: 0, ...SIZE } }
  const asked = { takeId: take!.id, region, ratio: '16:9' }
  const { clean, marked } = value(await project.queue.changePictures(project.open, asked))
  for (const picture of [clean!, marked!]) {
    expect(picture).toMatchObject({ width: 700, height: 394 })
    const shown = await pixels((await project.open.media.read(picture.id))!)
    const lit = (row: number): boolean =>
      shown.subarray(row * 2800, (row + 1) * 2800).some((each, at) => at % 4 < 3 && each > 0)
    expect([0, 46, 47, 200, 346, 347, 393].map(lit)).toEqual([false, false, true, true, true, false, false])
  }
  const change = { change: 'region', instruction: 'Fog', seed: 1, clean: clean!.id, marked: marked!.id } as const
  const said = (ratio: string) =>
    wordsOf(changeRequest(project.open.store.board(), take!, { ...change, region, ratio }))
  expect(said('16:9')).toContain('The black bars above and below it only fill the frame: leave them black')
  expect(said('21:9')).not.toContain('bars')
})
