import { decodeText } from './decodeText.ts'
import { readFdx } from './fdx/readFdx.ts'
import { readFountain } from './fountain/readFountain.ts'
import { readHighland } from './highland/readHighland.ts'
import type { PositionedPage } from './layout/positionedText.ts'
import { readPdfLayout } from './layout/readPdfLayout.ts'
import { readPlainText } from './readPlainText.ts'
import type { Screenplay } from './screenplay.ts'

/** What a reader needs that only the host has. */
export interface ScriptTools {
  /** The text of a PDF with its places; rejects if the file can't be opened. */
  readonly pdfPages: (bytes: Uint8Array) => Promise<readonly PositionedPage[]>
}

/** A format in which a script comes. To add one, add a reader and an entry to `SCRIPT_FORMATS`. */
export interface ScriptFormat {
  readonly id: string
  /** Its name in a dialog. */
  readonly label: string
  /** Lower case, without the dot. */
  readonly extensions: readonly string[]
  /** Recognises a file by its first bytes (4096 or all of it) and, where those say nothing, its extension. */
  recognises(start: Uint8Array, extension: string): boolean
  read(bytes: Uint8Array, tools: ScriptTools): Screenplay | Promise<Screenplay>
}

const fdx: ScriptFormat = {
  id: 'fdx',
  label: 'Final Draft',
  extensions: ['fdx', 'fdxt'],
  // Some programs write a DOCTYPE of their own, and some prefix their tags: markup under this extension is never a page of text.
  recognises(start, extension) {
    const text = decodeText(start)
    return (
      /^\s*(?:<\?xml|<(?:\w+:)?FinalDraft\b|<!DOCTYPE|<!--)/i.test(text) || (extension === 'fdx' && /^\s*</.test(text))
    )
  },
  read: (bytes) => readFdx(decodeText(bytes)),
}

const highland: ScriptFormat = {
  id: 'highland',
  label: 'Highland',
  extensions: ['highland', 'textpack'],
  recognises: (start) => beginsWith(start, 'PK\u0003\u0004'),
  read: (bytes) => readHighland(bytes),
}

const pdf: ScriptFormat = {
  id: 'pdf',
  label: 'PDF',
  extensions: ['pdf'],
  recognises: (start) => String.fromCharCode(...start.subarray(0, 1024)).includes('%PDF-'),
  async read(bytes, { pdfPages }) {
    try {
      return readPdfLayout(await pdfPages(bytes))
    } catch {
      return unreadable('This PDF can’t be opened: it is damaged, cut off or locked with a password.')
    }
  },
}

const text: ScriptFormat = {
  id: 'text',
  label: 'Plain text',
  extensions: ['txt', 'text'],
  recognises: (_, extension) => extension === 'txt' || extension === 'text',
  read: (bytes) => readPlainText(decodeText(bytes)),
}

const fountain: ScriptFormat = {
  id: 'fountain',
  label: 'Fountain',
  extensions: ['fountain', 'spmd', 'md'],
  recognises: () => true,
  read: (bytes) => readFountain(decodeText(bytes)),
}

/** Every format; the last takes whatever no other recognises, for Fountain is text with rules. */
export const SCRIPT_FORMATS: readonly ScriptFormat[] = [fdx, highland, pdf, text, fountain]

/** How many bytes a format may look at to recognise a file. */
const START = 4096

export interface ScriptReading {
  readonly format: ScriptFormat
  readonly screenplay: Screenplay
}

/**
 * Reads a script from its file, whatever format that is. Total: what can't be read is said in the screenplay's `unread`,
 * and a file that is no script gives one without elements.
 */
export async function readScript(name: string, bytes: Uint8Array, tools: ScriptTools): Promise<ScriptReading> {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const start = bytes.subarray(0, START)
  const format = SCRIPT_FORMATS.find((each) => each.recognises(start, extension)) ?? fountain
  if (isBinary(start, format)) {
    const screenplay = unreadable(
      'This is no script: it holds no text. Fountain, Final Draft, Highland, PDF and plain text can be read.',
    )
    return { format, screenplay }
  }
  return { format, screenplay: await format.read(bytes, tools) }
}

/** Text has no control characters but those that part lines and words. */
function isBinary(start: Uint8Array, { id }: ScriptFormat): boolean {
  if (id === 'pdf' || id === 'highland') return false
  const strange = decodeText(start).replace(/[^\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g, '').length // oxlint-disable-line no-control-regex -- those are what is looked for
  return strange > 8 && strange > start.length / 50
}

function unreadable(why: string): Screenplay {
  return { titlePage: [], elements: [], unread: [{ line: 1, text: '', why }] }
}

function beginsWith(bytes: Uint8Array, signs: string): boolean {
  return Array.from(signs).every((sign, index) => bytes[index] === sign.charCodeAt(0))
}
