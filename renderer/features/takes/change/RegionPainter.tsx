import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { WINDOW_PX } from '#shared/contract/assets.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { mediaOf } from '#shared/document/select.ts'
import type { TakeRow } from '#shared/document/schema.ts'
import type { RegionShape } from '#shared/document/turn.ts'
import { useBoard } from '../../../editor/useEditor.ts'
import { usePictures } from '../../../editor/usePictures.ts'
import { Button } from '../../../ui/Button.tsx'
import { Picture } from '../../../ui/Picture.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'

interface RegionPainterProps {
  readonly take: TakeRow
  readonly shapes: readonly RegionShape[]
  readonly onShapes: (shapes: readonly RegionShape[]) => void
}

type Place = [number, number]
type Tool = RegionShape['kind']

const TOOLS: readonly { readonly value: Tool; readonly label: string }[] = [
  { value: 'lasso', label: 'Lasso' },
  { value: 'brush', label: 'Brush' },
]
/** The brush's radius and a key's step, in parts of the picture's width. */
const RADIUS = 0.03
const STEP = 0.02

/** The take to paint on: what is under the red will change. By keys, arrows lead the brush and Space sets it down. */
export function RegionPainter({ take, shapes, onShapes }: RegionPainterProps) {
  const media = mediaOf(useBoard(), take.mediaId)
  const picture = usePictures()(take.mediaId, WINDOW_PX)
  const [hand, setHand] = useState<Tool>('lasso')
  const [under, setUnder] = useState<readonly Place[] | null>(null)
  const [cursor, setCursor] = useState<Place | null>(null)
  const surface = useRef<HTMLButtonElement>(null)
  const { width, height } = media ?? { width: 16, height: 9 }
  const radius = width * RADIUS
  const shapeOf = (points: readonly Place[]): RegionShape =>
    hand === 'lasso' ? { kind: hand, points: [...points] } : { kind: hand, points: [...points], radius }

  function placeOf(event: PointerEvent): Place {
    const box = surface.current!.getBoundingClientRect()
    const across = ((event.clientX - box.left) / box.width) * width
    return [tenth(across), tenth(((event.clientY - box.top) / box.height) * height)]
  }
  function down(event: PointerEvent): void {
    if (event.button !== 0 || shapes.length >= LIMITS.regionShapes) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setCursor(null)
    setUnder([placeOf(event)])
  }
  function move(event: PointerEvent): void {
    if (under && under.length < LIMITS.regionPoints) setUnder([...under, placeOf(event)])
  }
  function up(): void {
    if (!under) return
    setUnder(null)
    if (hand === 'brush' || under.length > 2) onShapes([...shapes, shapeOf(under)])
  }
  function keyDown(event: KeyboardEvent): void {
    const by = ARROWS[event.key]
    const at: Place = cursor ?? [width / 2, height / 2]
    if (by) setCursor([between(at[0] + by[0] * width * STEP, width), between(at[1] + by[1] * width * STEP, height)])
    else if (event.key === ' ' && shapes.length < LIMITS.regionShapes)
      onShapes([...shapes, { kind: 'brush', points: [at], radius }])
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const shown = under ? [...shapes, shapeOf(under)] : shapes
  return (
    <div className="region">
      <div className="region-tools">
        <Segmented label="Paint with" value={hand} options={TOOLS} onChange={setHand} />
        <Button variant="ghost" disabled={shapes.length === 0} onClick={() => onShapes(shapes.slice(0, -1))}>
          Undo last
        </Button>
        <Button variant="ghost" disabled={shapes.length === 0} onClick={() => onShapes([])}>
          Clear
        </Button>
      </div>
      <div className="region-picture">
        <Picture {...picture} alt={`T${take.number}`} draggable={false} />
        <button
          ref={surface}
          type="button"
          className="region-surface"
          aria-label="Region to change: draw round it, or arrows and Space"
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={() => setUnder(null)}
          onKeyDown={keyDown}
        >
          <svg aria-hidden viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
            {shown.map((shape, at) => (
              <ShapeOutline key={at} shape={shape} />
            ))}
            {cursor && <circle className="region-cursor" cx={cursor[0]} cy={cursor[1]} r={radius} />}
          </svg>
        </button>
      </div>
    </div>
  )
}

function ShapeOutline({ shape }: { readonly shape: RegionShape }) {
  const points = shape.points.map((point) => point.join(',')).join(' ')
  if (shape.kind === 'lasso') return <polygon className="region-lasso" points={points} />
  const [first] = shape.points
  if (shape.points.length === 1 && first)
    return <circle className="region-dab" cx={first[0]} cy={first[1]} r={shape.radius} />
  return <polyline className="region-brush" points={points} strokeWidth={shape.radius * 2} />
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function between(value: number, most: number): number {
  return Math.max(0, Math.min(most, value))
}
