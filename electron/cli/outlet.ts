import { existsSync } from 'node:fs'
import { oneLine, printable, printableJson } from './printable.ts'

/** The one way by which a command's words reach a terminal. */
export interface Outlet {
  /** Text of ours, as many lines as it has. */
  page(text: string): void
  /** One line, whatever stands in it. */
  out(line: string): void
  err(line: string): void
  /** As `err`, and what follows stands on the same line. */
  ask(line: string): void
  json(value: unknown, indent?: number): void
}

interface Streams {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

/** `words`: what the person typed, among which a key may stand by mistake; it is never said back. */
export function createOutlet(words: readonly string[], { stdout, stderr }: Streams = process): Outlet {
  const keys = words.flatMap(partsOf).filter(couldBeKey)
  const struck = (text: string): string => keys.reduce((rest, key) => rest.replaceAll(key, '…'), text)
  return {
    page: (text) => void stdout.write(`${printable(struck(text))}\n`),
    out: (line) => void stdout.write(`${oneLine(struck(line))}\n`),
    err: (line) => void stderr.write(`${oneLine(struck(line))}\n`),
    ask: (line) => void stderr.write(oneLine(struck(line))),
    json: (value, indent) => void stdout.write(`${struck(printableJson(value, indent))}\n`),
  }
}

/** A reader that has gone (`| head`) ends no command: what it is about may be paid for already. What it would still say is dropped. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EPIPE') throw fault
    })
  }
}

/** "--key=AIza…" is a name and a value. */
function partsOf(word: string): string[] {
  return [word, ...word.split('=')].map((part) => part.replace(/^-+/, ''))
}

/** The shapes that the service's keys and tokens have, or a run of letters and digits that names nothing here. */
function couldBeKey(part: string): boolean {
  if (/^(?:AIza|AQ\.|ya29\.|sk-)/.test(part)) return part.length > 8
  return /^(?=.*\d)(?=.*[a-z])[\w.~+-]{20,}$/i.test(part) && !/\.\w{2,12}$/.test(part) && !existsSync(part)
}
