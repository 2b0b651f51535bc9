import type { ElementKind, Run, ScriptElement, UnreadPart } from '../screenplay.ts'
import { emphasisRuns, joined } from './emphasis.ts'
import type { SourceNote } from './sourceLines.ts'

type Extra = Partial<Pick<ScriptElement, 'number' | 'depth' | 'dual'>>

interface OpenElement {
  readonly kind: ElementKind
  readonly lines: string[]
  readonly line: number
  lastLine: number
  readonly extra: Extra
}

/** The elements of a screenplay as its lines are read, from the first to the last. */
export class ElementList {
  readonly elements: ScriptElement[] = []
  readonly unread: UnreadPart[] = []
  /** Within a cue's speech: an empty line ends it. */
  inSpeech = false
  /** The line before is empty, or there is none. */
  afterEmpty = true
  /** The line before is structure (a heading, a section …), or was cut: a heading may follow without an empty line. */
  afterStructure = true
  /** Brackets of an eastern speech that are open: it goes on to the line that closes them. */
  openBrackets = 0
  /** A scene heading was read. */
  inScene = false
  private open: OpenElement | null = null
  private readonly notes: SourceNote[] = []
  /** Index of the last cue, while nothing but its speech stands behind it. */
  private lastCue = -1
  private column: 'left' | 'right' | undefined

  get openKind(): ElementKind | undefined {
    return this.open?.kind
  }

  /** Adds a line to the element that is open if it is of this kind, else opens one. */
  add(kind: ElementKind, text: string, line: number, extra: Extra = {}): void {
    if (this.open?.kind === kind && joinsLines(kind)) {
      this.open.lines.push(text)
      this.open.lastLine = line
      return
    }
    this.close()
    if (!this.inSpeech) this.endDual()
    const dual = this.inSpeech && this.column ? { dual: this.column } : {}
    this.open = { kind, lines: [text], line, lastLine: line, extra: { ...dual, ...extra } }
  }

  /** Opens a cue; `dual`: it speaks at the same time as the one before. */
  cue(text: string, line: number, dual: boolean): void {
    this.close()
    const partner = dual && this.column === undefined ? this.lastCue : -1
    if (partner >= 0) {
      for (let index = partner; index < this.elements.length; index++) {
        const each = this.elements[index]!
        if (each.kind !== 'note') this.elements[index] = { ...each, dual: 'left' }
      }
    }
    this.column = partner >= 0 ? 'right' : undefined
    this.lastCue = this.elements.length
    this.inSpeech = true
    this.open = {
      kind: 'character',
      lines: [text],
      line,
      lastLine: line,
      extra: partner >= 0 ? { dual: 'right' } : {},
    }
    this.close()
  }

  endSpeech(): void {
    this.close()
    this.inSpeech = false
    this.openBrackets = 0
  }

  /** Whatever is open ends here. */
  close(): void {
    const open = this.open
    this.open = null
    if (open) this.elements.push(elementOf(open))
    if (this.notes.length > 0) for (const note of this.notes.splice(0)) this.elements.push(noteElement(note))
  }

  /** Notes stand behind the element in which they were written. */
  note(note: SourceNote): void {
    this.notes.push(note)
    if (!this.open) this.close()
  }

  private endDual(): void {
    this.lastCue = -1
    this.column = undefined
  }
}

function joinsLines(kind: ElementKind): boolean {
  return kind === 'action' || kind === 'dialogue' || kind === 'lyric' || kind === 'centered'
}

function elementOf({ kind, lines, line, lastLine, extra }: OpenElement): ScriptElement {
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return { kind, runs: runsOf(lines), line, lastLine, ...extra }
}

function noteElement({ text, line, lastLine }: SourceNote): ScriptElement {
  return { kind: 'note', runs: text === '' ? [] : [{ text }], line, lastLine }
}

/** Emphasis ends with its line. */
function runsOf(lines: readonly string[]): readonly Run[] {
  if (lines.length === 1) return emphasisRuns(lines[0]!)
  return joined(
    lines.flatMap((line, index) => (index === 0 ? emphasisRuns(line) : [{ text: '\n' }, ...emphasisRuns(line)])),
  )
}
