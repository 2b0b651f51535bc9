import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** Whether a program for looking at PDFs is installed. */
export function hasTool(tool: string): boolean {
  const places = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
  return places.some((bin) => existsSync(path.join(bin, tool)))
}

export function runTool(tool: string, ...args: string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 64_000_000, stdio: 'pipe' })
}

/** An element of a tagged document as a listening reader meets it. */
export interface Spoken {
  readonly type: string
  /** Its own lines, and elements within it, in order. */
  readonly parts: readonly (string | Spoken)[]
}

/** The document as its tags tell it, read by poppler. */
export function spokenBy(file: string): Spoken {
  const root = { type: '', parts: [] as (string | Spoken)[], depth: -1 }
  const above = [root]
  for (const line of runTool('pdfinfo', '-struct-text', file).split('\n')) {
    const read = /^( *)(?:"(.*)"|(\S+?):?(?: .*)?)$/.exec(line)
    if (!read) continue
    const depth = read[1]!.length
    while (above.at(-1)!.depth >= depth) above.pop()
    const parent = above.at(-1)!
    if (read[2] !== undefined) parent.parts.push(read[2])
    else if (!read[3]!.startsWith('/')) {
      const element = { type: read[3]!, parts: [], depth }
      parent.parts.push(element)
      above.push(element)
    }
  }
  return elementsOf(root)[0]!
}

export function elementsOf({ parts }: Spoken): Spoken[] {
  return parts.filter((part) => typeof part !== 'string')
}

/** All of an element's text, with that of its parts; its lines with a space between them. */
export function allText({ parts }: Spoken): string {
  return parts.map((part) => (typeof part === 'string' ? part : allText(part))).join(' ')
}

/** Elements of a type, wherever they stand; none within another of them. */
export function allOf(element: Spoken, type: string): Spoken[] {
  return elementsOf(element).flatMap((part) => (part.type === type ? [part] : allOf(part, type)))
}

/** What qpdf has against a file; '' for nothing. */
export function complaintsOf(file: string): string {
  try {
    runTool('qpdf', '--check', file)
    return ''
  } catch (error) {
    return String(error)
  }
}

/** Each page's share of cyan, magenta, yellow and black, read by Ghostscript. */
export function inksOf(file: string): number[][] {
  const said = runTool('gs', '-q', '-dNOSAFER', '-o', '-', '-r36', '-sDEVICE=inkcov', file)
  return [...said.matchAll(/^ *([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+) CMYK/gm)].map((line) => line.slice(1).map(Number))
}

/** Each page's text as poppler finds it. */
export function pagesOf(file: string): string[] {
  return runTool('pdftotext', '-layout', file, '-').split('\f').slice(0, -1)
}

/** Words whose boxes leave their page. */
export function wordsOffPage(file: string): string[] {
  let page = { width: 0, height: 0 }
  return runTool('pdftotext', '-bbox', file, '-')
    .split('\n')
    .filter((line) => {
      const [a = 0, b = 0, c = 0, d = 0] = [...line.matchAll(/="(-?[\d.]+)"/g)].map(([, number]) => Number(number))
      if (line.includes('<page')) page = { width: a, height: b }
      return line.includes('<word') && (a < 0 || b < -2 || c > page.width || d > page.height + 2)
    })
}
