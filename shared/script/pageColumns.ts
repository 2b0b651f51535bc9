import type { ElementKind } from './screenplay.ts'

/** Where an element stands on a screenplay page, in columns of Courier 12 (10 an inch) from the paper's left edge. */
export interface PageColumn {
  /** First column; of 'right' and 'center', that of the space in which the text is set. */
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right' | 'center'
  /** Empty lines before it, but at the head of a page. */
  readonly before: number
}

/** A screenplay page in points: US Letter, 12 pt Courier, six lines and ten characters to an inch. */
export const SCRIPT_PAGE = {
  height: 792,
  /** Top of the first row. */
  top: 72,
  row: 12,
  character: 7.2,
  /** The column at which action begins, and how wide the text is. */
  column: 15,
  width: 432,
} as const

/** Lines of a page: 6 an inch on Letter, less its margins. */
export const LINES_A_PAGE = 55

const ACTION: PageColumn = { x: 15, width: 60, align: 'left', before: 1 }
const SPEECH: PageColumn = { x: 25, width: 35, align: 'left', before: 0 }

/** The usual American page, as screenwriting programs set it; null: not printed. */
const COLUMNS: Readonly<Record<ElementKind, PageColumn | null>> = {
  heading: { ...ACTION, before: 2 },
  action: ACTION,
  general: ACTION,
  shot: ACTION,
  character: { x: 37, width: 38, align: 'left', before: 1 },
  parenthetical: { x: 31, width: 25, align: 'left', before: 0 },
  dialogue: SPEECH,
  lyric: SPEECH,
  transition: { ...ACTION, align: 'right' },
  centered: { ...ACTION, align: 'center' },
  section: null,
  synopsis: null,
  note: null,
  pageBreak: null,
}

/** Two speeches side by side. */
const DUAL_WIDTH = 29
const DUAL_X = { left: 15, right: 46 } as const

export function pageColumn(kind: ElementKind, dual?: 'left' | 'right'): PageColumn | null {
  const column = COLUMNS[kind]
  if (!column || !dual) return column
  const inset = kind === 'character' ? 10 : kind === 'parenthetical' ? 4 : 0
  return { ...column, x: DUAL_X[dual] + inset, width: DUAL_WIDTH - inset }
}
