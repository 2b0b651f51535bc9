import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'

/** Displays that nobody looks at. */
export interface Displays {
  /** ":7", one for each that was asked for. */
  readonly names: readonly string[]
  end(): void
}

/** Starts displays of their own for windows: those of one display share its clipboard and take the focus from each other. Rejects without Xvfb. */
export async function startDisplays(count: number): Promise<Displays> {
  const begun = Array.from({ length: count }, () =>
    spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    }),
  )
  const end = (): void => begun.forEach((each) => each.kill())
  try {
    return { names: await Promise.all(begun.map(numberOf)), end }
  } catch (error) {
    end()
    throw error
  }
}

/** It says its number when it takes windows. */
function numberOf(display: ChildProcess): Promise<string> {
  return new Promise((known, failed) => {
    display.once('error', failed)
    display.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)))
    display.stdio[3]!.once('data', (number: Buffer) => known(`:${number.toString().trim()}`))
  })
}
