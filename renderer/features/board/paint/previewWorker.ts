/**
 * Fetches and decodes previews off the main thread, which needs all its time for a pan through a film of many pictures.
 */

export type PreviewAsk =
  | { readonly kind: 'load'; readonly id: number; readonly address: string }
  | { readonly kind: 'abort'; readonly id: number }

/** `picture` is null if there is none, or if it was aborted. */
export type PreviewAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loaded'; readonly id: number; readonly picture: ImageBitmap | null }

const underWay = new Map<number, AbortController>()

function tell(answer: PreviewAnswer, transfer: Transferable[] = []): void {
  self.postMessage(answer, { transfer })
}

async function load(id: number, address: string): Promise<void> {
  const control = new AbortController()
  underWay.set(id, control)
  try {
    const answer = await fetch(address, { signal: control.signal })
    if (!answer.ok) throw new Error(`a preview answered ${answer.status}`)
    const picture = await createImageBitmap(await answer.blob())
    tell({ kind: 'loaded', id, picture }, [picture])
  } catch {
    tell({ kind: 'loaded', id, picture: null })
  } finally {
    underWay.delete(id)
  }
}

self.addEventListener('message', ({ data }: MessageEvent<PreviewAsk>) => {
  if (data.kind === 'abort') underWay.get(data.id)?.abort()
  else void load(data.id, data.address)
})
tell({ kind: 'ready' })
