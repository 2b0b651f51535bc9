import { joined } from '../fountain/emphasis.ts'
import { textOf } from '../screenplay.ts'
import type { ElementKind, Run, Screenplay, ScriptElement, UnreadPart } from '../screenplay.ts'
import { titleEntries } from '../titleEntries.ts'
import type { FdxAside, FdxFile, FdxNote, FdxParagraph } from './fdxParagraph.ts'
import { parseFdx } from './parseFdx.ts'

/** Characters; a long feature with its revisions has some 10 million. */
const LARGEST = 100_000_000

/**
 * Reads a Final Draft file, version 9 to 13, and what other programs write as such. Total: a file that is cut off or
 * faulty is read as far as it goes, and what is missing is named by line of the XML. What a scene's card says is its
 * synopsis, script notes are notes; text of omitted scenes, alternates and what was taken out
 * stays in the file and is named.
 */
export function readFdx(text: string): Screenplay {
  const refusal = refusalOf(text)
  if (refusal) return { titlePage: [], elements: [], unread: [refusal] }
  const file = parseFdx(text)
  if (!file.known) return { titlePage: [], elements: [], unread: [notFinalDraft(text), ...faultsOf(file)] }
  const elements = elementsOf(file)
  const unread = [...faultsOf(file), ...file.asides.flatMap(asideOf), ...wordlessHeadings(file)].toSorted(
    (one, other) => one.line - other.line,
  )
  return { titlePage: titleEntries(file.title.flatMap(titleLines)), elements, unread }
}

function titleLines({ runs, centered }: FdxParagraph): { text: string; centered: boolean }[] {
  const text = runs.map((run) => run.text).join('')
  return text.split('\n').map((line) => ({ text: line, centered }))
}

function refusalOf(text: string): UnreadPart | null {
  if (text.length > LARGEST)
    return { line: 1, text: '', why: 'The file is larger than any screenplay, and was not read.' }
  const root = text.search(/<[A-Za-z]/)
  const head = text.slice(0, root < 0 ? text.length : root)
  const declared = /<!ENTITY|<!DOCTYPE[^>[]*\b(?:SYSTEM|PUBLIC)\b/.exec(head)
  if (!declared) return null
  const line = head.slice(0, declared.index).split('\n').length
  return {
    line,
    text: head.slice(declared.index, declared.index + 60),
    why: 'The file declares entities of its own or points to another file, as no screenwriting program does. It was not read.',
  }
}

function notFinalDraft(text: string): UnreadPart {
  return { line: 1, text: text.trimStart().slice(0, 60), why: 'This is not a Final Draft script.' }
}

function faultsOf({ faults }: FdxFile): readonly UnreadPart[] {
  return faults.map(({ line, why }) => ({ line, text: '', why }))
}

function wordlessHeadings({ body, types }: FdxFile): readonly UnreadPart[] {
  return body.flatMap((paragraph) => {
    const { number, line } = paragraph
    if (number === '' || isStruck(paragraph) || kindOf(paragraph, types).kind !== 'heading') return []
    if (elementOf(paragraph, types)?.runs.length !== 0) return []
    const why = `Scene ${number} has no heading in the file: it comes in under its number, as an untitled scene.`
    return [{ line, text: '', why }]
  })
}

const WHY: Readonly<Record<FdxAside['what'], string>> = {
  omitted: 'The text of an omitted scene. It stays in your file; the scene comes in as OMITTED.',
  struck: 'Text that was taken out, and is kept in the file as a tracked change.',
  alternate: 'An alternate line that is kept beside the script.',
  unknown: 'Text that stands in the file, but not on the page.',
}

function asideOf({ what, line, text }: FdxAside): readonly UnreadPart[] {
  const whole = text.filter((each) => each.trim() !== '').join(' / ')
  return whole === '' ? [] : [{ line, text: whole.length > 120 ? `${whole.slice(0, 119)}…` : whole, why: WHY[what] }]
}

function elementsOf(file: FdxFile): readonly ScriptElement[] {
  const list: ScriptElement[] = []
  const placed = placeNotes(file)
  let emptyLine = false
  file.body.forEach((paragraph, index) => {
    const element = elementOf(paragraph, file.types)
    const last = list.at(-1)
    if (paragraph.newPage && list.length > 0 && element) list.push(pageBreak(paragraph.line))
    const struck = isStruck(paragraph)
    if (!element)
      emptyLine = struck ? emptyLine : last?.kind === 'dialogue' && kindOf(paragraph, file.types).kind === 'dialogue'
    else {
      if (last && goesOn(last, element)) list[list.length - 1] = together(last, element, emptyLine)
      else list.push(element)
      emptyLine = false
    }
    const summary = paragraph.summary.join('\n').trim()
    if (summary !== '' && !struck)
      list.push({ ...plain('synopsis', summary), line: paragraph.line, lastLine: paragraph.lastLine })
    for (const note of [...paragraph.notes, ...(placed.get(index) ?? [])]) list.push(...noteElements(note))
  })
  return list
}

/** All of it was taken out. */
function isStruck({ struck, runs }: FdxParagraph): boolean {
  return struck > 0 && trimmed(runs).length === 0
}

/** Speech in several paragraphs is one element, as in every other format. */
function goesOn(last: ScriptElement, next: ScriptElement): boolean {
  return (next.kind === 'dialogue' || next.kind === 'lyric') && last.kind === next.kind && last.dual === next.dual
}

function together(last: ScriptElement, next: ScriptElement, emptyLine: boolean): ScriptElement {
  const runs = joined([...last.runs, { text: emptyLine ? '\n\n' : '\n' }, ...next.runs])
  return { ...last, ...(next.revised ? { revised: true as const } : {}), runs, lastLine: next.lastLine }
}

/** null: an empty paragraph. A heading without words is a scene if it has a number: what stands below it is that scene's. */
function elementOf(paragraph: FdxParagraph, types: ReadonlyMap<string, string>): ScriptElement | null {
  const { kind, depth } = kindOf(paragraph, types)
  const written = trimmed(paragraph.runs)
  const runs = written.length === 0 && kind === 'heading' && paragraph.omits ? [{ text: 'OMITTED' }] : written
  const { number, page, eighths, dual, revised, line, lastLine } = paragraph
  if (runs.length === 0 && (kind !== 'heading' || number === '' || isStruck(paragraph))) return null
  return {
    kind,
    runs,
    line,
    lastLine,
    ...(kind === 'heading' && number !== '' ? { number } : {}),
    ...(kind === 'heading' && eighths > 0 ? { eighths } : {}),
    ...(depth === undefined ? {} : { depth }),
    ...(dual && SPOKEN.has(kind) ? { dual } : {}),
    ...(revised ? { revised: true as const } : {}),
    ...(page === '' ? {} : { page }),
  }
}

const SPOKEN: ReadonlySet<ElementKind> = new Set(['character', 'parenthetical', 'dialogue', 'lyric'] as const)

const KINDS: Readonly<Record<string, ElementKind>> = {
  'scene heading': 'heading',
  action: 'action',
  character: 'character',
  parenthetical: 'parenthetical',
  dialogue: 'dialogue',
  dialog: 'dialogue',
  transition: 'transition',
  shot: 'shot',
  lyrics: 'lyric',
  lyric: 'lyric',
  singing: 'lyric',
  general: 'general',
  'cast list': 'general',
  'new act': 'centered',
  'end of act': 'centered',
  'outline body': 'synopsis',
  synopsis: 'synopsis',
}

/** A type of the writer's own is what it prints as. */
function kindOf(
  { type, centered }: FdxParagraph,
  types: ReadonlyMap<string, string>,
): { readonly kind: ElementKind; readonly depth?: number } {
  const outline = /^outline (\d)$/i.exec(type)
  if (outline) return { kind: 'section', depth: Math.max(1, Number(outline[1])) }
  const kind = KINDS[type.toLowerCase()] ?? KINDS[types.get(type)?.toLowerCase() ?? ''] ?? 'general'
  return { kind: centered && (kind === 'action' || kind === 'general') ? 'centered' : kind }
}

function trimmed(runs: readonly Run[]): readonly Run[] {
  const whole = joined(runs)
  return joined(
    whole.map((run, index) => {
      const start = index === 0 ? run.text.trimStart() : run.text
      return { ...run, text: index === whole.length - 1 ? start.trimEnd() : start }
    }),
  )
}

function plain(kind: ElementKind, text: string): Pick<ScriptElement, 'kind' | 'runs'> {
  return { kind, runs: text === '' ? [] : [{ text }] }
}

function pageBreak(line: number): ScriptElement {
  return { ...plain('pageBreak', ''), line, lastLine: line }
}

function noteElements({ lines, line, lastLine }: FdxNote): readonly ScriptElement[] {
  const text = lines.join('\n').trim()
  return text === '' ? [] : [{ ...plain('note', text), line, lastLine }]
}

/** Notes that stand behind the script, by the paragraph in which each begins: places count a paragraph's end as one. */
function placeNotes({ notes, body }: FdxFile): ReadonlyMap<number, readonly FdxNote[]> {
  const placed = new Map<number, FdxNote[]>()
  const sorted = notes.toSorted((one, other) => one.place - other.place)
  let index = 0
  let start = 0
  for (const note of sorted) {
    while (index < body.length - 1 && note.place >= start + lengthOf(body[index]!)) start += lengthOf(body[index++]!)
    placed.set(index, [...(placed.get(index) ?? []), note])
  }
  return placed
}

function lengthOf(paragraph: FdxParagraph): number {
  if (paragraph.dual) return 0
  return (
    textOf({ kind: 'general', runs: paragraph.runs, line: 1, lastLine: 1 }).length +
    paragraph.struck +
    2 * paragraph.blocks +
    1
  )
}
