import { existsSync } from 'node:fs'
import { oneLine, printable, printableJson } from './printable.ts'

/** The only way a command writes to the terminal. */
export interface Outlet {
  /** Our own text, with its line breaks. */
  page(text: string): void
  /** One line, with any content made printable. */
  out(line: string): void
  err(line: string): void
  /** Like `err`, but the next output continues on the same line. */
  ask(line: string): void
  json(value: unknown, indent?: number): void
}

interface Streams {
  readonly stdout: { write(text: string): unknown }
  readonly stderr: { write(text: string): unknown }
}

/** `words`: the arguments, which may contain a key by mistake; it is never echoed. */
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

/** "--key=AIza…" is split into name and value. */
function partsOf(word: string): string[] {
  return [word, ...word.split('=')].map((part) => part.replace(/^-+/, ''))
}

/** Matches the formats of the service's keys and tokens, and runs of letters and digits that mean nothing here. */
function couldBeKey(part: string): boolean {
  if (/^(?:AIza|AQ\.|ya29\.|sk-)/.test(part)) return part.length > 8
  return /^(?=.*\d)(?=.*[a-z])[\w.~+-]{20,}$/i.test(part) && !/\.\w{2,12}$/.test(part) && !existsSync(part)
}
