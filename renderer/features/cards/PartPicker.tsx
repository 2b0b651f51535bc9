import { useRef, useState } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { WINDOW_PX } from '#shared/contract/assets.ts'
import type { Crop, TakeRow } from '#shared/document/schema.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { Picture } from '../../ui/Picture.tsx'

interface PartPickerProps {
  readonly take: TakeRow
  readonly part: Crop
  readonly onPart: (part: Crop) => void
}

/** A key's step, and the smallest part, in parts of the picture's sides. */
const STEP = 0.02
const LEAST = 0.02

/** A frame to draw on a take with the pointer. By keys, arrows move it, and with Shift they make it larger and smaller. */
export function PartPicker({ take, part, onPart }: PartPickerProps) {
  const picture = usePictures()(take.mediaId, WINDOW_PX)
  const surface = useRef<HTMLButtonElement>(null)
  const [from, setFrom] = useState<readonly [number, number] | null>(null)

  function placeOf(event: PointerEvent): readonly [number, number] {
    const box = surface.current!.getBoundingClientRect()
    return [within((event.clientX - box.left) / box.width), within((event.clientY - box.top) / box.height)]
  }
  function down(event: PointerEvent): void {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    setFrom(placeOf(event))
  }
  function move(event: PointerEvent): void {
    if (from) onPart(between(from, placeOf(event)))
  }
  function keyDown(event: KeyboardEvent): void {
    const by = ARROWS[event.key]
    if (!by) return
    event.preventDefault()
    event.stopPropagation()
    onPart(event.shiftKey ? sized(part, by) : moved(part, by))
  }
  return (
    <div className="part">
      <Picture {...picture} alt={`T${take.number}`} draggable={false} />
      <button
        ref={surface}
        type="button"
        className="part-surface"
        aria-label="Part to cut out: draw a frame, or arrows, with Shift for its size"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={() => setFrom(null)}
        onPointerCancel={() => setFrom(null)}
        onKeyDown={keyDown}
      >
        <i
          style={{
            left: `${part.x * 100}%`,
            top: `${part.y * 100}%`,
            width: `${part.width * 100}%`,
            height: `${part.height * 100}%`,
          }}
        />
      </button>
    </div>
  )
}

type By = readonly [number, number]

const ARROWS: Readonly<Record<string, By>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

function within(value: number): number {
  return Math.max(0, Math.min(1, value))
}

/** The frame between two corners. */
function between([x1, y1]: By, [x2, y2]: By): Crop {
  const [x, y] = [Math.min(x1, x2, 1 - LEAST), Math.min(y1, y2, 1 - LEAST)]
  return { x, y, width: Math.max(LEAST, Math.abs(x2 - x1)), height: Math.max(LEAST, Math.abs(y2 - y1)) }
}

function moved({ x, y, width, height }: Crop, [across, down]: By): Crop {
  return {
    x: Math.max(0, Math.min(1 - width, x + across)),
    y: Math.max(0, Math.min(1 - height, y + down)),
    width,
    height,
  }
}

function sized({ x, y, width, height }: Crop, [across, down]: By): Crop {
  return {
    x,
    y,
    width: Math.max(LEAST, Math.min(1 - x, width + across)),
    height: Math.max(LEAST, Math.min(1 - y, height + down)),
  }
}
