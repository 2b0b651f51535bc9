import { pageColumn } from './pageColumns.ts'
import type { PrintedLine } from './printedLine.ts'
import { textOf } from './screenplay.ts'
import type { ScriptElement } from './screenplay.ts'
import { columnsOf, wrapText } from './wrapText.ts'

interface Block {
  /** In rows from the block's first. */
  readonly lines: readonly PrintedLine[]
  readonly height: number
  /** Empty rows before it. */
  readonly before: number
}

/** What stands together on a page. A pair is two speeches side by side, which no page's foot parts. */
export type PrintedBlock =
  | (Block & { readonly form: 'heading' | 'paragraph' | 'pair' })
  | (Block & {
      readonly form: 'speech'
      /** Rows of the cue and what stands between it and its first words. */
      readonly lead: number
      readonly cue: { readonly more: PrintedLine; readonly again: PrintedLine }
    })
  | { readonly form: 'break' }

export function printedBlocks(elements: readonly ScriptElement[]): readonly PrintedBlock[] {
  const blocks: PrintedBlock[] = []
  for (let index = 0; index < elements.length; index++) {
    const element = elements[index]!
    if (element.kind === 'pageBreak') blocks.push({ form: 'break' })
    if (element.kind === 'character') {
      const end = element.dual === 'left' ? pairEnd(elements, index) : speechEnd(elements, index)
      blocks.push(element.dual === 'left' ? pair(elements, index, end) : speech(elements, index, end))
      index = end - 1
    } else if (pageColumn(element.kind)) blocks.push(paragraph(element, index))
  }
  return blocks
}

const SPOKEN = new Set(['parenthetical', 'dialogue', 'lyric'])

function unprinted({ kind }: ScriptElement): boolean {
  return kind !== 'pageBreak' && pageColumn(kind) === null
}

/** Index behind a cue's last words. Notes between them don't end a speech. */
function speechEnd(elements: readonly ScriptElement[], cue: number): number {
  let end = cue + 1
  for (let index = end; index < elements.length; index++) {
    if (SPOKEN.has(elements[index]!.kind)) end = index + 1
    else if (!unprinted(elements[index]!)) break
  }
  return end
}

/** Index behind the second of two speeches. */
function pairEnd(elements: readonly ScriptElement[], first: number): number {
  let end = first + 1
  for (let index = end; index < elements.length; index++) {
    const { kind, dual } = elements[index]!
    const turned = kind === 'character' && dual === 'right' && elements[end - 1]!.dual === 'right'
    if (dual && !turned && !(kind === 'character' && dual === 'left')) end = index + 1
    else if (!unprinted(elements[index]!)) break
  }
  return end
}

function paragraph(element: ScriptElement, index: number): PrintedBlock {
  const lines = linesOf(element, index, 0)
  const { before } = pageColumn(element.kind)!
  const form = element.kind === 'heading' || element.kind === 'shot' ? 'heading' : 'paragraph'
  return { form, lines, height: lines.length, before }
}

function speech(elements: readonly ScriptElement[], from: number, end: number): PrintedBlock {
  const lines = stacked(elements, from, end, () => true)
  const first = lines.findIndex(({ kind }) => kind === 'dialogue' || kind === 'lyric')
  const lead = first < 0 ? lines.length : first
  const cue = lines[0]!
  const added = { ...cue, from: cue.to, to: cue.to }
  const name = textOf(elements[from]!)
  const again = /\(cont['’]?d\.?\)/i.test(name) ? name : `${name} (CONT'D)`
  return {
    form: 'speech',
    lines,
    height: lines.length,
    before: 1,
    lead,
    cue: { more: { ...added, added: '(MORE)' }, again: { ...added, added: again } },
  }
}

function pair(elements: readonly ScriptElement[], from: number, end: number): PrintedBlock {
  const left = stacked(elements, from, end, ({ dual }) => dual === 'left')
  const right = stacked(elements, from, end, ({ dual }) => dual === 'right')
  return { form: 'pair', lines: [...left, ...right], height: Math.max(left.length, right.length), before: 1 }
}

function stacked(
  elements: readonly ScriptElement[],
  from: number,
  end: number,
  wanted: (element: ScriptElement) => boolean,
): readonly PrintedLine[] {
  const lines: PrintedLine[] = []
  for (let index = from; index < end; index++) {
    const element = elements[index]!
    if (!pageColumn(element.kind) || !wanted(element)) continue
    // One by one: a hostile speech has more lines than a call takes arguments.
    for (const line of linesOf(element, index, lines.length)) lines.push(line)
  }
  return lines
}

function linesOf(element: ScriptElement, index: number, row: number): readonly PrintedLine[] {
  const { x, width, align } = pageColumn(element.kind, element.dual)!
  const text = textOf(element)
  return wrapText(text, width).map(({ from, to }, at) => {
    const left = align === 'left' ? 0 : width - columnsOf(text.slice(from, to))
    const shift = align === 'center' ? Math.floor(left / 2) : left
    return { element: index, from, to, kind: element.kind, x: x + Math.max(0, shift), row: row + at }
  })
}
