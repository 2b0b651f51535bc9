import Konva from 'konva'
import type { ScreenPoint } from '#shared/geometry/points.ts'
import type { WordLine } from '../paint/words.ts'
import { STILL } from './still.ts'

/** A line of text where it stands in its group, CSS px. */
export interface PlacedLine {
  readonly line: WordLine
  readonly at: ScreenPoint
  readonly opacity: number
}

/**
 * All visible headings as one node. They are drawn run by run, not line by line: first all numbers, then all titles,
 * then all counts. The runs of one kind share a font, and setting a font costs more than drawing its words.
 */
export function createHeadingWords(lines: () => Iterable<PlacedLine>): Konva.Shape {
  return new Konva.Shape({ ...STILL, sceneFunc: (context) => drawLines(context, [...lines()]) })
}

function drawLines(context: Konva.Context, lines: readonly PlacedLine[]): void {
  const set = createSetter(context)
  const most = Math.max(0, ...lines.map(({ line }) => line.runs.length))
  for (let kind = 0; kind < most; kind += 1)
    for (const { line, at, opacity } of lines) {
      const run = line.runs[kind]
      if (!run || run.words === '') continue
      set('font', run.font)
      set('fillStyle', run.color)
      set('globalAlpha', opacity)
      context.fillText(run.words, at.x + run.x, at.y)
    }
  for (const { line, at, opacity } of lines) {
    if (!line.strike) continue
    const { from, to, y, color } = line.strike
    set('globalAlpha', opacity)
    set('strokeStyle', color)
    set('lineWidth', 1)
    context.beginPath()
    context.moveTo(at.x + from, at.y + y)
    context.lineTo(at.x + to, at.y + y)
    context.stroke()
  }
}

type Attribute = 'font' | 'fillStyle' | 'strokeStyle' | 'lineWidth' | 'globalAlpha'

/** Sets only what differs from what it set before. */
function createSetter(context: Konva.Context): (name: Attribute, value: string | number) => void {
  const before: Partial<Record<Attribute, string | number>> = {}
  return (name, value) => {
    if (before[name] === value) return
    before[name] = value
    context.setAttr(name, value)
  }
}
