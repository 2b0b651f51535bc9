import { setImmediate } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { drawPdf } from './drawPages.ts'
import { openFontChain } from './fontChain.ts'

const thrown: unknown[] = []
const hear = (error: unknown): void => void thrown.push(error)

async function readAll(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  for await (const chunk of bytes) size += chunk.length
  return size
}

afterEach(() => {
  process.off('uncaughtException', hear)
  thrown.length = 0
})

describe('a document that is stopped before anybody reads it', () => {
  it('tells its reader why, and nobody else', async () => {
    process.on('uncaughtException', hear)
    const about = { title: 'T', author: '', subject: '', createdAt: new Date(0), language: 'en' }
    const drawing = drawPdf(openFontChain(), about, () => '', { blackAndWhite: false })
    drawing.stop(new Error('enough'))
    await setImmediate()
    await expect(readAll(drawing.bytes as AsyncIterable<Uint8Array>)).rejects.toThrow('enough')
    expect(thrown).toEqual([])
  })
})
