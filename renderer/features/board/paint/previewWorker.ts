/**
 * Fetches and decodes previews off the main thread, which needs all its time for a pan through a film of many pictures.
 */

export type PreviewAsk =
  | { readonly kind: 'load'; readonly id: number; readonly address: string }
  | { readonly kind: 'abort'; readonly id: number }

/** `picture` is null if there is none, or if it was aborted. */
export interface PreviewLoaded {
  readonly id: number
  readonly picture: ImageBitmap | null
}

export type PreviewAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'loaded'; readonly all: readonly PreviewLoaded[] }

/**
 * Pictures that come within this time are told of together, ms: each message is a task of the main thread, and each
 * picture that comes alone may draw its strip anew.
 */
const GATHER_MS = 24

const underWay = new Map<number, AbortController>()
const gathered: PreviewLoaded[] = []
let told = -GATHER_MS
let timer: ReturnType<typeof setTimeout> | undefined

function tell(answer: PreviewAnswer, transfer: Transferable[] = []): void {
  self.postMessage(answer, { transfer })
}

/** The first at once, those that follow closely together. */
function loaded(id: number, picture: ImageBitmap | null): void {
  gathered.push({ id, picture })
  timer ??= setTimeout(tellGathered, Math.max(0, told + GATHER_MS - performance.now()))
}

function tellGathered(): void {
  timer = undefined
  told = performance.now()
  const all = gathered.splice(0)
  tell(
    { kind: 'loaded', all },
    all.flatMap(({ picture }) => picture ?? []),
  )
}

async function load(id: number, address: string): Promise<void> {
  const control = new AbortController()
  underWay.set(id, control)
  try {
    const answer = await fetch(address, { signal: control.signal })
    if (!answer.ok) throw new Error(`a preview answered ${answer.status}`)
    loaded(id, await createImageBitmap(await answer.blob()))
  } catch {
    loaded(id, null)
  } finally {
    underWay.delete(id)
  }
}

self.addEventListener('message', ({ data }: MessageEvent<readonly PreviewAsk[]>) => {
  for (const ask of data) {
    if (ask.kind === 'abort') underWay.get(ask.id)?.abort()
    else void load(ask.id, ask.address)
  }
})
tell({ kind: 'ready' })
