import { parentPort, workerData } from 'node:worker_threads'
import { guardNativeParts } from '../native/guardNativeParts.ts'
import type { AnyPaintJob } from './stackPainter.ts'

/** Messages to and from the painting thread. */
export type PaintAsk = { readonly number: number } & AnyPaintJob
export type PaintAnswer =
  | { readonly number: number; readonly bytes: Uint8Array }
  | { readonly number: number; readonly error: string }

guardNativeParts()
const { createStackPainter, madeBy } = await import('./stackPainter.ts')
const painter = createStackPainter((workerData as { assets: string | undefined }).assets)

parentPort?.on('message', (asked: PaintAsk) => {
  const { number } = asked
  madeBy(painter, asked).then(
    (bytes) => answer({ number, bytes: Uint8Array.from(bytes) }),
    (error: unknown) => answer({ number, error: error instanceof Error ? error.message : String(error) }),
  )
})

function answer(said: PaintAnswer): void {
  parentPort?.postMessage(said, 'bytes' in said ? [said.bytes.buffer as ArrayBuffer] : [])
}
