import { setImmediate } from 'node:timers/promises'
import { createCanvas } from '@napi-rs/canvas'
import { attempt } from '#host/failures.ts'
import type { Provider } from '#host/services.ts'
import { fail, ok } from '#shared/contract/failure.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { GenerationRequest, Staging } from '#shared/document/recipe.ts'
import { render } from '#shared/generation/standIn/render.ts'
import type { RenderedPicture } from '#shared/generation/standIn/render.ts'
import { drawSlate } from '#shared/generation/standIn/slate.ts'
import { stageShot } from '#shared/generation/standIn/stage.ts'

/** Long side of a stand-in by size, px: as long as the hosted model's widest pictures. */
const LONG_SIDE = { '1K': 1376, '2K': 2752, '4K': 5504 } as const
/** Milliseconds of work between two yields to the event loop. */
const TURN_MS = 24

/**
 * The built-in generator: mannequins staged in perspective. Needs no key and no network; the same staging and seed
 * give the same bytes. The picture has the film's own ratio, so nothing is cropped.
 */
export function createStandInProvider(): Provider {
  return {
    async make({ request, staging }, _access, signal, heard) {
      const painted = await attempt(() => paint(staging, request, signal, (part) => heard.progress(part)))
      if (!painted.ok) return painted
      if (!painted.value) return fail({ kind: 'cancelled' })
      drawSlate(painted.value, staging)
      const bytes = await encoded(painted.value)
      if (!bytes.ok) return bytes
      heard.progress(1)
      const whole = { more: [], drafts: [], cut: false, rest: false }
      return ok({ bytes: bytes.value, ...whole, said: '', finishReason: 'STOP', usage: null })
    },
    async read() {
      return fail({ kind: 'bad-answer', detail: 'the stand-in keeps no answers' })
    },
    async test() {
      return ok({ models: ['stand-in'] })
    },
  }
}

/** The stage of a shot as a PNG, without a slate, which a model would paint; null if cancelled. */
export async function stagedPicture(staging: Staging, signal: AbortSignal): Promise<Uint8Array | null> {
  const painted = await paint(staging, { imageSize: '1K', seed: null }, signal, () => undefined)
  return painted && encode(painted)
}

/** The picture; null if cancelled. */
async function paint(
  staging: Staging,
  request: Pick<GenerationRequest, 'imageSize' | 'seed'>,
  signal: AbortSignal,
  progress: (part: number) => void,
): Promise<RenderedPicture | null> {
  const { width, height } = pictureSize(staging.ratio, request.imageSize)
  const steps = render(stageShot(staging, request.seed), width, height)
  let turn = performance.now()
  for (;;) {
    if (signal.aborted) return null
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - turn < TURN_MS) continue
    progress(step.value)
    await setImmediate()
    turn = performance.now()
  }
}

function pictureSize(ratio: number, imageSize: GenerationRequest['imageSize']): { width: number; height: number } {
  const long = LONG_SIDE[imageSize]
  return ratio >= 1
    ? { width: long, height: Math.round(long / ratio) }
    : { width: Math.round(long * ratio), height: long }
}

function encoded(picture: RenderedPicture): Promise<Result<Uint8Array>> {
  return attempt(() => encode(picture))
}

async function encode(picture: RenderedPicture): Promise<Uint8Array> {
  const canvas = createCanvas(picture.width, picture.height)
  const context = canvas.getContext('2d')
  const data = context.createImageData(picture.width, picture.height)
  data.data.set(picture.pixels)
  context.putImageData(data, 0, 0)
  return new Uint8Array(await canvas.encode('png'))
}
