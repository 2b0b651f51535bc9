import { parentPort, workerData } from 'node:worker_threads'
import { guardNativeParts } from '../native/guardNativeParts.ts'
import type { PaintJob } from './pilePainter.ts'

/** What the painting thread is asked and answers. */
export interface PaintAsk {
  readonly number: number
  readonly job: PaintJob
}
export type PaintAnswer =
  { readonly number: number; readonly bytes: Uint8Array } | { readonly number: number; readonly error: string }

guardNativeParts()
const { createPilePainter } = await import('./pilePainter.ts')
const painter = createPilePainter((workerData as { assets: string | undefined }).assets)

parentPort?.on('message', ({ number, job }: PaintAsk) => {
  painter.paint(job).then(
    (bytes) => answer({ number, bytes: Uint8Array.from(bytes) }),
    (error: unknown) => answer({ number, error: String(error) }),
  )
})

function answer(said: PaintAnswer): void {
  parentPort?.postMessage(said, 'bytes' in said ? [said.bytes.buffer as ArrayBuffer] : [])
}
