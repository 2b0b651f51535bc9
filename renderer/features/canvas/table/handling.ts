import type { MarkRow, PanelRow } from '#shared/document/schema.ts'
import type { PanelPoint } from '#shared/geometry/points.ts'
import type { Editor } from '../../../editor/editor.ts'
import type { Floating } from '../stage/floating.ts'
import type { Gesture, Outcome } from '#shared/tools/tool.ts'
import { STAY } from '#shared/tools/transformBox.ts'
import type { TableState } from './tableState.ts'
import { frameMove, moveOf } from './frameMove.ts'
import type { Selecting } from './selecting.ts'

/** What handling acts on. */
export interface Handled {
  readonly editor: Editor
  readonly panel: () => PanelRow | undefined
  readonly selecting: Selecting
  readonly floating: Floating
  readonly state: () => TableState
  readonly set: (fields: Partial<TableState>) => void
  readonly refresh: () => void
}

/** Gestures that take hold of what is drawn rather than draw: while one lasts, its marks float and their layer is shown without. */
export interface Handling {
  /** True where the gesture was one of these. */
  readonly show: (gesture: Gesture) => boolean
  readonly finish: (outcome: Outcome) => void
  /** Puts everything back as the board has it. */
  readonly letGo: () => void
  readonly busy: () => boolean
  readonly without: (marks: readonly MarkRow[]) => readonly MarkRow[]
  readonly selection: () => TableState['selection']
}

const VERBS = { inside: 'Move', turn: 'Turn', scale: 'Scale' } as const

export function createHandling({ editor, panel, selecting, floating, state, set, refresh }: Handled): Handling {
  let lifted: readonly string[] = []
  let framing = false

  function lift(marks: readonly MarkRow[]): void {
    lifted = marks.map((mark) => mark.id)
    refresh()
  }

  return {
    show(gesture) {
      if (gesture.kind === 'transform') {
        if (lifted.length === 0) {
          floating.lift(selecting.marks())
          lift(selecting.marks())
        }
        floating.at(gesture.matrix)
        const { selection } = state()
        if (selection) set({ selection: { ...selection, matrix: gesture.matrix } })
      } else if (gesture.kind === 'camera') {
        const known = lifted.length === 0 ? moveOf(editor.board(), panel()?.id ?? '') : undefined
        if (known) lift([known])
        framing = true
        set({ move: gesture.now })
      } else if (gesture.kind === 'marquee') set({ loop: cornersOf(gesture.from, gesture.to) })
      else if (gesture.kind === 'zoom') set({ loop: gesture.boxed ? cornersOf(gesture.from, gesture.to) : null })
      else if (gesture.kind === 'loop' && gesture.purpose === 'select') set({ loop: gesture.points })
      else return false
      return true
    },
    finish(outcome) {
      const shown = panel()
      // What floats is put down first, so that one picture follows the other with nothing between.
      if (outcome.kind === 'transform') {
        lifted = []
        selecting.transform(VERBS[outcome.grip], outcome.matrix)
      } else if (outcome.kind === 'camera' && shown) {
        lifted = []
        frameMove(editor, shown, outcome.move)
      } else if (outcome.kind === 'take' || outcome.kind === 'touch') selecting.take(outcome)
    },
    letGo() {
      const held = lifted.length > 0 || framing
      lifted = []
      framing = false
      floating.drop()
      if (state().loop) set({ loop: null })
      if (held) refresh()
    },
    busy: () => lifted.length > 0,
    without: (marks) => (lifted.length === 0 ? marks : marks.filter((mark) => !lifted.includes(mark.id))),
    selection() {
      const box = selecting.box()
      return box && { box, matrix: STAY, count: selecting.marks().length }
    },
  }
}

function cornersOf(from: PanelPoint, to: PanelPoint): PanelPoint[] {
  return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }]
}
