import type { ElementKind, ScriptElement } from '../screenplay.ts'
import type { ScriptLine } from './layoutLine.ts'

interface OpenElement {
  readonly kind: ElementKind
  text: string
  readonly line: number
  lastLine: number
  revised: boolean
  readonly number: string | undefined
  readonly label: string | undefined
  readonly dual: 'left' | 'right' | undefined
  /** Characters of its last printed line. */
  length: number
}

/** Elements joined from printed lines. */
export class TextElements {
  private readonly elements: OpenElement[] = []
  /** The cue whose speech is open. */
  speaker: string | null = null
  private resumed = false

  get lastKind(): ElementKind | undefined {
    return this.elements.at(-1)?.kind
  }

  /** The last parenthetical has not been closed. */
  get openParenthesis(): boolean {
    const last = this.elements.at(-1)
    return last?.kind === 'parenthetical' && !last.text.endsWith(')')
  }

  start(kind: ElementKind, line: ScriptLine, text: string, dual?: 'left' | 'right'): true {
    if (kind === 'character') this.speaker = text
    else if (kind !== 'parenthetical' && kind !== 'dialogue') this.speaker = null
    this.resumed = false
    this.elements.push({
      kind,
      text,
      line: line.line,
      lastLine: line.line,
      revised: line.revised === true,
      number: kind === 'heading' ? line.number : undefined,
      label: line.label,
      dual,
      length: text.length,
    })
    return true
  }

  /** Goes on with an element of this kind, or begins one. */
  add(kind: ElementKind, line: ScriptLine, text: string, width: number): true {
    if (this.lastKind === kind) return this.join(line, text, this.resumed ? 0 : width)
    return this.start(kind, line, text)
  }

  addDual(kind: ElementKind, line: ScriptLine, text: string, dual: 'left' | 'right'): void {
    const last = this.elements.at(-1)
    if (kind !== 'character' && last?.kind === kind && last.dual === dual) this.join(line, text, 0)
    else this.start(kind, line, text, dual)
    this.speaker = null
  }

  /** The speech that a page's foot cut goes on. */
  resume(): void {
    this.resumed = true
  }

  /**
   * Joins a line to the last element. Its first word would have fitted on the line before if that was shorter than the
   * width (in characters): then the writer ended the line there.
   */
  join(line: ScriptLine, text: string, width: number): true {
    const last = this.elements.at(-1)
    if (!last) return this.start('action', line, text)
    const word = /^\S*/.exec(text)![0].length
    const ended = last.length + 1 + word < width
    const hyphen = /[\p{L}\p{N}]-$/u.test(last.text)
    last.text += (ended ? '\n' : hyphen ? '' : ' ') + text
    last.lastLine = Math.max(last.lastLine, line.line)
    last.length = text.length
    if (line.revised) last.revised = true
    this.resumed = false
    return true
  }

  all(): readonly ScriptElement[] {
    return this.elements.map(({ kind, text, line, lastLine, revised, number, label, dual }) => ({
      kind,
      runs: [{ text }],
      line,
      lastLine,
      ...(number === undefined ? {} : { number }),
      ...(dual === undefined ? {} : { dual }),
      ...(revised ? { revised: true as const } : {}),
      ...(label === undefined ? {} : { page: label }),
    }))
  }
}
