/** Rows of a list that are written out at a time. */
const ROWS = 20

/**
 * A call's input as JSON: a text below `most` characters, written in one task; what is longer as bytes, written so many
 * characters a task, for a pasted list is a megabyte, and whoever pasted it scrolls on meanwhile. Lists that stand in the
 * input itself are written row by row.
 */
export async function writeOut(input: unknown, most: number): Promise<string | Blob> {
  const written: Uint8Array<ArrayBuffer>[] = []
  const bytes = new TextEncoder()
  let text = ''
  for (const piece of piecesOf(input)) {
    text += piece
    if (text.length < most) continue
    written.push(bytes.encode(text))
    text = ''
    await nextTask()
  }
  // The browser takes over a megabyte of text in twice the time that it takes over the same as bytes.
  return written.length === 0 ? text : new Blob([...written, bytes.encode(text)])
}

function* piecesOf(input: unknown): Generator<string> {
  if (!isPlain(input)) {
    yield JSON.stringify(input)
    return
  }
  let before = '{'
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined) continue
    yield `${before}${JSON.stringify(key)}:`
    before = ','
    if (Array.isArray(value)) yield* piecesOfList(value)
    else yield JSON.stringify(value)
  }
  yield before === '{' ? '{}' : '}'
}

function* piecesOfList(list: readonly unknown[]): Generator<string> {
  yield '['
  for (let at = 0; at < list.length; at += ROWS) {
    const rows = JSON.stringify(list.slice(at, at + ROWS)).slice(1, -1)
    yield at === 0 ? rows : `,${rows}`
  }
  yield ']'
}

function isPlain(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && Object.getPrototypeOf(input) === Object.prototype
}

/** Not a timer's: those of a window that is covered come once a second. */
function nextTask(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      done()
    })
    port1.start()
    port2.postMessage(null)
  })
}
