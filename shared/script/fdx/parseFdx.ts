import { SaxesParser } from 'saxes'
import { FdxReader } from './fdxReader.ts'
import type { FdxFile } from './fdxParagraph.ts'

/** A file with more faults than this is told by its first ones, and with very many more isn't read on. */
const MOST_FAULTS = 20
const TOO_MANY = 500

/** Characters that the parser is given at once. */
const PART = 65_536

/**
 * Reads the XML of a Final Draft file into paragraphs. Total: what is wrong with the XML is told by line, and the rest is
 * read. Entities are only XML's own five: the parser takes no others, so none can grow or lead to another file.
 */
export function parseFdx(written: string): FdxFile {
  const text = written.replace(/^\s*<!doctype/i, '<!DOCTYPE')
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
  const reader = new FdxReader()
  const { file } = reader
  let errors = 0
  let ended = false
  parser.on('opentag', ({ name, attributes }) => reader.open(bare(name), attributes, parser.line))
  parser.on('closetag', ({ name }) => reader.close(bare(name), parser.line))
  parser.on('text', (part) => reader.text(part, parser.line))
  parser.on('cdata', (part) => reader.text(part, parser.line))
  parser.on('error', (error) => {
    errors++
    if (ended) return
    const fault = { line: parser.line, why: `This is not as XML must be: ${plainMessage(error.message)}.` }
    if (file.faults.length < MOST_FAULTS && file.faults.at(-1)?.line !== fault.line) file.faults.push(fault)
  })
  for (let at = 0; at < text.length; at += PART) {
    parser.write(text.slice(at, at + PART))
    if (errors >= TOO_MANY) break
  }
  const { line } = parser
  if (errors >= TOO_MANY) file.faults.push({ line, why: 'What follows is too faulty to be read.' })
  else if (reader.depth > 0)
    file.faults.push({ line, why: 'The file ends here, in the middle: whatever should follow is missing.' })
  ended = reader.depth > 0
  // Gives what it holds of the last text; and complains of every element that is open.
  if (reader.depth < TOO_MANY) parser.close()
  reader.cutOff(line)
  return file
}

/** A tag's name without the prefix of a namespace. */
function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** The parser's message without its place, which is told beside it. */
function plainMessage(message: string): string {
  return message.replace(/^\d+:\d+:\s*/, '').replace(/[.\s]+$/, '')
}
