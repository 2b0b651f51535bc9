import { LINES_A_PAGE } from './pageColumns.ts'
import { printedBlocks } from './printedBlocks.ts'
import type { PrintedBlock } from './printedBlocks.ts'
import type { PrintedLine } from './printedLine.ts'
import type { Screenplay } from './screenplay.ts'

export interface ScriptPage {
  /** From 1. */
  readonly number: number
  /** In the order of the screenplay. */
  readonly lines: readonly PrintedLine[]
  /** Rows that the page takes of the script's length: all of them, but where it ends early. */
  readonly rows: number
}

/**
 * Sets a screenplay on pages of Courier 12: no heading, shot or cue at a page's foot; a speech that goes on is marked
 * (MORE) and (CONT'D); at least two lines of a paragraph stand on either page. Sections, synopses and notes don't
 * print. An empty screenplay has one page.
 */
export function paginate(script: Screenplay): readonly ScriptPage[] {
  const blocks = printedBlocks(script.elements)
  const leasts = leastsOf(blocks)
  const pages = new Pages()
  blocks.forEach((block, index) => {
    if (block.form === 'break') pages.end(true)
    else pages.set(block, leasts[index]!)
  })
  return pages.all()
}

type SetBlock = Exclude<PrintedBlock, { form: 'break' }>

class Pages {
  private readonly pages: ScriptPage[] = []
  private lines: PrintedLine[] = []
  private row = 0

  all(): readonly ScriptPage[] {
    if (this.row > 0 || this.pages.length === 0) this.end(true)
    return this.pages
  }

  /** @param early The page ends where its text does, and not because it is full. */
  end(early: boolean): void {
    if (early && this.row === 0 && this.pages.length > 0) return
    this.pages.push({ number: this.pages.length + 1, lines: this.lines, rows: early ? this.row : LINES_A_PAGE })
    this.lines = []
    this.row = 0
  }

  /** @param least Rows that must fit for the block to begin on a page. */
  set(block: SetBlock, least: number): void {
    if (this.row > 0 && this.row + this.space(block) + least > LINES_A_PAGE) this.end(false)
    this.row += this.space(block)
    if (block.form === 'speech') this.speech(block)
    else this.paragraph(block)
  }

  private space(block: SetBlock): number {
    return this.row === 0 ? 0 : block.before
  }

  private paragraph({ lines, height }: SetBlock): void {
    const starts = this.startsOf(height)
    const shares = starts.map((): PrintedLine[] => [])
    const partOf = new Int32Array(height)
    for (const start of starts.slice(1)) partOf[start] = 1
    for (let row = 1; row < height; row++) partOf[row]! += partOf[row - 1]!
    for (const line of lines) {
      const part = partOf[line.row]!
      shares[part]!.push({ ...line, row: line.row - starts[part]! })
    }
    shares.forEach((share, at) => {
      if (at > 0) this.end(false)
      this.print(share)
      this.row += (starts[at + 1] ?? height) - starts[at]!
    })
  }

  /** The first row of each page's part of a paragraph. */
  private startsOf(height: number): readonly number[] {
    const starts = [0]
    let start = 0
    for (let room = LINES_A_PAGE - this.row; height - start > room; room = LINES_A_PAGE) {
      start += Math.max(1, Math.min(room, height - start - 2))
      starts.push(start)
    }
    return starts
  }

  private speech({ lines, cue, lead }: Speech): void {
    for (let done = 0; ;) {
      const again = done === 0 ? [] : [cue.again]
      const height = again.length + lines.length - done
      const near = [...again, ...lines.slice(done, done + LINES_A_PAGE)].map((line, row) => ({ ...line, row }))
      const room = LINES_A_PAGE - this.row
      const left = { lines: near, height, lead: done === 0 ? lead : 1 }
      const split = height <= room ? height : speechSplit(left, room - 1)
      this.print(near.slice(0, split))
      this.row += split
      if (split === height) return
      this.print([{ ...cue.more, row: 0 }])
      this.row++
      this.end(false)
      done += split - again.length
    }
  }

  private print(lines: readonly PrintedLine[]): void {
    for (const line of lines) this.lines.push({ ...line, row: line.row + this.row })
  }
}

type Speech = Extract<SetBlock, { form: 'speech' }>
/** What is still to be set: its lines as far as a page goes, and how many rows there are in all. */
type SpeechPart = Pick<Speech, 'lines' | 'height' | 'lead'>

/** Rows that must fit for each block to begin on a page; what can't stand at a foot asks for what the block below it asks. */
function leastsOf(blocks: readonly PrintedBlock[]): readonly number[] {
  const leasts: number[] = []
  for (let at = blocks.length - 1; at >= 0; at--) leasts[at] = leastOf(blocks[at]!, blocks[at + 1], leasts[at + 1] ?? 0)
  return leasts
}

function leastOf(block: PrintedBlock, next: PrintedBlock | undefined, below: number): number {
  if (block.form === 'break') return 0
  if (block.form === 'speech') return leastOfSpeech(block)
  if (block.form === 'pair' || (block.form === 'paragraph' && block.height <= 3))
    return Math.min(block.height, LINES_A_PAGE)
  if (block.form === 'paragraph') return 2
  if (next === undefined || next.form === 'break') return Math.min(block.height, LINES_A_PAGE)
  return Math.min(block.height + next.before + below, LINES_A_PAGE)
}

function leastOfSpeech(block: Speech): number {
  for (let split = block.lead + 2; split <= block.height - 2; split++) if (parts(block, split)) return split + 1
  return Math.min(block.height, LINES_A_PAGE)
}

/** A page may end behind so many lines: two of dialogue or more on either side, and no parenthetical last. */
function parts({ lines, height, lead }: SpeechPart, split: number): boolean {
  return split >= lead + 2 && split <= height - 2 && lines[split - 1]!.kind !== 'parenthetical'
}

/** How many of a speech's lines stand on a page with room for so many. */
function speechSplit(block: SpeechPart, room: number): number {
  for (let split = room; split > block.lead; split--) if (parts(block, split)) return split
  return Math.max(1, Math.min(room, block.height - 1))
}
