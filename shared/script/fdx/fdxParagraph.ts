import type { Run } from '../screenplay.ts'

/** A paragraph of a Final Draft file, before its type is told. */
export interface FdxParagraph {
  /** As written: "Scene Heading"; '' if it has none. */
  type: string
  number: string
  centered: boolean
  newPage: boolean
  /** Of a heading: label of its page, length in eighths, and what its card says. */
  page: string
  eighths: number
  readonly summary: string[]
  readonly runs: Run[]
  /** Characters of text that was taken out and is kept as a tracked change; it counts in a script note's range. */
  struck: number
  /** Some of its text belongs to a revision. */
  revised: boolean
  dual: 'left' | 'right' | undefined
  /** It holds the text of a scene that was omitted. */
  omits: boolean
  readonly notes: FdxNote[]
  /** What Final Draft embeds in it: two speeches, an omitted scene. Each counts two places in a script note's range. */
  blocks: number
  line: number
  lastLine: number
}

export interface FdxNote {
  line: number
  lastLine: number
  readonly lines: string[]
  /** Of a note that stands behind the script: the place in it, in characters. */
  place: number
}

/** A part of the file whose text is not on the page. */
export interface FdxAside {
  readonly what: 'omitted' | 'alternate' | 'struck' | 'unknown'
  readonly line: number
  readonly text: string[]
}

/** A Final Draft file as it is written. */
export interface FdxFile {
  readonly body: FdxParagraph[]
  readonly title: FdxParagraph[]
  readonly notes: FdxNote[]
  readonly asides: FdxAside[]
  /** Types of the writer's own, each with the type as which it prints. */
  readonly types: Map<string, string>
  /** What is wrong with the file, by line. */
  readonly faults: { readonly line: number; readonly why: string }[]
  /** Its first element is `FinalDraft`. */
  known: boolean
}

export function emptyParagraph(line: number): FdxParagraph {
  return {
    type: '',
    number: '',
    centered: false,
    newPage: false,
    page: '',
    eighths: 0,
    summary: [],
    runs: [],
    struck: 0,
    revised: false,
    dual: undefined,
    omits: false,
    notes: [],
    blocks: 0,
    line,
    lastLine: line,
  }
}
