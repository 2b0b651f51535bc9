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
  const pages = new Pages()
  blocks.forEach((block, index) => {
    if (block.form === 'break') pages.end(true)
    else pages.set(block, blocks[index + 1])
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

  set(block: SetBlock, next: PrintedBlock | undefined): void {
    if (this.row > 0 && this.row + this.space(block) + least(block, next) > LINES_A_PAGE) this.end(false)
    this.row += this.space(block)
    if (block.form === 'speech') this.speech(block)
    else this.paragraph(block)
  }

  private space(block: SetBlock): number {
    return this.row === 0 ? 0 : block.before
  }

  private paragraph({ lines, height }: SetBlock): void {
    const room = LINES_A_PAGE - this.row
    if (height <= room) {
      this.print(lines)
      this.row += height
      return
    }
    const split = Math.max(1, Math.min(room, height - 2))
    this.print(lines.filter(({ row }) => row < split))
    this.row += split
    this.end(false)
    const rest = lines.filter(({ row }) => row >= split).map((line) => ({ ...line, row: line.row - split }))
    this.paragraph({ form: 'paragraph', lines: rest, height: height - split, before: 0 })
  }

  private speech(block: Speech): void {
    const { lines, height, cue } = block
    const split = height <= LINES_A_PAGE - this.row ? height : speechSplit(block, LINES_A_PAGE - this.row - 1)
    this.print(lines.slice(0, split))
    this.row += split
    if (split === height) return
    this.print([{ ...cue.more, row: 0 }])
    this.row++
    this.end(false)
    const rest = [cue.again, ...lines.slice(split)].map((line, row) => ({ ...line, row }))
    this.speech({ ...block, lines: rest, height: rest.length, lead: 1 })
  }

  private print(lines: readonly PrintedLine[]): void {
    for (const line of lines) this.lines.push({ ...line, row: line.row + this.row })
  }
}

type Speech = Extract<SetBlock, { form: 'speech' }>

/** Rows that must fit for a block to begin on a page. */
function least(block: SetBlock, next: PrintedBlock | undefined): number {
  if (block.form === 'speech') return leastOfSpeech(block)
  if (block.form === 'pair' || (block.form === 'paragraph' && block.height <= 3))
    return Math.min(block.height, LINES_A_PAGE)
  if (block.form === 'paragraph') return 2
  if (next === undefined || next.form === 'break') return Math.min(block.height, LINES_A_PAGE)
  const below = next.form === 'heading' ? next.height : least(next, undefined)
  return Math.min(block.height + next.before + below, LINES_A_PAGE)
}

function leastOfSpeech(block: Speech): number {
  for (let split = block.lead + 2; split <= block.height - 2; split++) if (parts(block, split)) return split + 1
  return Math.min(block.height, LINES_A_PAGE)
}

/** A page may end behind so many lines: two of dialogue or more on either side, and no parenthetical last. */
function parts({ lines, height, lead }: Speech, split: number): boolean {
  return split >= lead + 2 && split <= height - 2 && lines[split - 1]!.kind !== 'parenthetical'
}

/** How many of a speech's lines stand on a page with room for so many. */
function speechSplit(block: Speech, room: number): number {
  for (let split = room; split > block.lead; split--) if (parts(block, split)) return split
  return Math.max(1, Math.min(room, block.height - 1))
}
