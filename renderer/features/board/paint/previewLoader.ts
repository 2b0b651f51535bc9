import { previewPath } from '#shared/contract/assets.ts'
import type { ProjectHandle } from '#shared/contract/model.ts'
import type { PreviewAnswer, PreviewAsk } from './previewWorker.ts'

export interface PreviewLoader {
  /** A panel's picture, decoded off the main thread. Rejects if there is none, or if aborted. */
  readonly load: (panelId: string, width: number, version: string, signal: AbortSignal) => Promise<ImageBitmap>
  readonly dispose: () => void
}

interface Waiting {
  readonly resolve: (picture: ImageBitmap) => void
  readonly reject: (reason: Error) => void
}

interface PreviewThread {
  readonly worker: Worker
  readonly ready: () => boolean
}

let spare: PreviewThread | null = null

/** Starts the worker for the first film's pictures while that film is being opened: it takes longer than the first of them. */
export function startPreviews(): void {
  spare ??= startThread()
}

function startThread(): PreviewThread {
  const worker = new Worker(new URL('./previewWorker.ts', import.meta.url), { type: 'module' })
  let ready = false
  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
    if (data.kind === 'ready') ready = true
  })
  worker.addEventListener('error', () => {
    ready = false
  })
  return { worker, ready: () => ready }
}

/** Loads on its own worker; on this thread until that has started, and if workers are unavailable. */
export function createPreviewLoader(project: ProjectHandle): PreviewLoader {
  const waiting = new Map<number, Waiting>()
  const { worker, ready } = spare ?? startThread()
  spare = null
  let asked = 0
  const ask = together<PreviewAsk>((asks) => worker.postMessage(asks, []))

  worker.addEventListener('message', ({ data }: MessageEvent<PreviewAnswer>) => {
    if (data.kind === 'ready') return
    for (const { id, picture } of data.all) {
      const own = waiting.get(id)
      waiting.delete(id)
      if (own && picture) own.resolve(picture)
      else if (own) own.reject(new Error('there is no such preview'))
      else picture?.close()
    }
  })
  worker.addEventListener('error', () => {
    for (const { reject } of waiting.values()) reject(new Error('previews can’t be loaded beside the window'))
    waiting.clear()
  })

  function loadBeside(address: string, signal: AbortSignal): Promise<ImageBitmap> {
    asked += 1
    const id = asked
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      ask({ kind: 'load', id, address })
      const abort = (): void => {
        if (!waiting.delete(id)) return
        ask({ kind: 'abort', id })
        reject(new Error('called off'))
      }
      signal.addEventListener('abort', abort, { once: true })
    })
  }

  return {
    load(panelId, width, version, signal) {
      const address = new URL(previewPath(project, panelId, width, version), location.href).href
      return ready() ? loadBeside(address, signal) : loadHere(address, signal)
    },
    dispose: () => worker.terminate(),
  }
}

async function loadHere(address: string, signal: AbortSignal): Promise<ImageBitmap> {
  const answer = await fetch(address, { signal })
  if (!answer.ok) throw new Error(`a preview answered ${answer.status}`)
  return createImageBitmap(await answer.blob())
}

/** Hands on what one task gives it, as one. */
function together<T>(send: (all: readonly T[]) => void): (one: T) => void {
  let all: T[] = []
  return (one) => {
    if (all.length === 0) {
      queueMicrotask(() => {
        send(all)
        all = []
      })
    }
    all.push(one)
  }
}
