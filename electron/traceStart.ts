import type { BrowserWindow } from 'electron'

/**
 * With FRAMEWRIGHT_TRACE_START=1, prints the time from the start of the command to the first panel drawn, which the
 * page marks with `data-ready` on its root element. FRAMEWRIGHT_STARTED_AT is the start in ms since 1970.
 */
export async function traceStart(window: BrowserWindow): Promise<void> {
  const { FRAMEWRIGHT_TRACE_START, FRAMEWRIGHT_STARTED_AT } = process.env
  if (FRAMEWRIGHT_TRACE_START !== '1') return
  const start = FRAMEWRIGHT_STARTED_AT ? Number(FRAMEWRIGHT_STARTED_AT) : performance.timeOrigin
  report('page loaded', start)
  await window.webContents.executeJavaScript(UNTIL_READY)
  report('first panel drawn', start)
}

const UNTIL_READY = `new Promise((done) => {
  const root = document.documentElement
  const look = () => root.dataset.ready !== undefined && done()
  new MutationObserver(look).observe(root, { attributes: true })
  look()
})`

function report(what: string, start: number): void {
  process.stdout.write(`framewright: ${what} after ${Math.round(Date.now() - start)} ms\n`)
}
