import { useRef, useSyncExternalStore } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { Button } from '../../ui/Button.tsx'
import { penFeel } from './helpers/penFeel.ts'
import { FIRM, SOFT, STRAIGHT, pressureOf } from './helpers/pressureCurve.ts'
import { senseOf } from './toolSettings.ts'
import { useToolSettings } from './useTable.ts'
import type { PressureCurve } from './helpers/pressureCurve.ts'

/** The side of the curve's drawing, in its own units. */
const SIDE = 100

/**
 * How the pen presses: a curve with two handles, and three to begin with. It is the pen's, for every
 * nib of this computer, unless the nib has been given one of its own.
 */
export function PressureEditor() {
  const feel = penFeel()
  const { settings, tools } = useToolSettings()
  const pens = useSyncExternalStore(feel.listen, feel.curve)
  const own = senseOf(tools).curve
  const curve = own ?? pens
  const setCurve = (next: PressureCurve): void => (own ? settings.setSense({ curve: next }) : feel.setCurve(next))
  return (
    <div className="pressure">
      <Curve curve={curve} onChange={setCurve} />
      <div className="pressure-start" role="group" aria-label="Pressure curves">
        {(
          [
            ['Soft', SOFT],
            ['Even', STRAIGHT],
            ['Firm', FIRM],
          ] as const
        ).map(([label, start]) => (
          <Button key={label} variant="ghost" onClick={() => setCurve(start)}>
            {label}
          </Button>
        ))}
      </div>
      <label className="nib-check">
        <input
          type="checkbox"
          checked={own !== null}
          onChange={(event) => settings.setSense({ curve: event.target.checked ? pens : null })}
        />
        A curve for this nib only
      </label>
    </div>
  )
}

interface CurveProps {
  readonly curve: PressureCurve
  readonly onChange: (curve: PressureCurve) => void
}

function Curve({ curve, onChange }: CurveProps) {
  const svg = useRef<SVGSVGElement>(null)
  const { x1, y1, x2, y2 } = curve

  function dragged(event: PointerEvent<SVGCircleElement>, which: 1 | 2): void {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !svg.current) return
    const box = svg.current.getBoundingClientRect()
    put(which, (event.clientX - box.left) / box.width, 1 - (event.clientY - box.top) / box.height)
  }
  function put(which: 1 | 2, x: number, y: number): void {
    const [px, py] = [part(x), part(y)]
    onChange(which === 1 ? { ...curve, x1: px, y1: py } : { ...curve, x2: px, y2: py })
  }
  function key(event: KeyboardEvent, which: 1 | 2): void {
    const way = ARROWS[event.key]
    if (!way) return
    event.preventDefault()
    const [x, y] = which === 1 ? [x1, y1] : [x2, y2]
    put(which, x + way[0] * 0.05, y + way[1] * 0.05)
  }

  const press = pressureOf(curve)
  const path = Array.from({ length: 41 }, (_, i) => `${(i / 40) * SIDE} ${(1 - press(i / 40)) * SIDE}`).join('L')
  return (
    <svg ref={svg} className="pressure-curve" viewBox={`0 0 ${SIDE} ${SIDE}`} role="group" aria-label="Pressure curve">
      <path className="even" d={`M0 ${SIDE}L${SIDE} 0`} />
      <path
        className="arm"
        d={`M0 ${SIDE}L${x1 * SIDE} ${(1 - y1) * SIDE}M${SIDE} 0L${x2 * SIDE} ${(1 - y2) * SIDE}`}
      />
      <path className="curve" d={`M${path}`} />
      {([1, 2] as const).map((which) => (
        <circle
          key={which}
          role="slider"
          tabIndex={0}
          aria-label={which === 1 ? 'Light pressure' : 'Heavy pressure'}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round((which === 1 ? y1 : y2) * 100)}
          cx={(which === 1 ? x1 : x2) * SIDE}
          cy={(1 - (which === 1 ? y1 : y2)) * SIDE}
          r={5}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => dragged(event, which)}
          onKeyDown={(event) => key(event, which)}
        />
      ))}
    </svg>
  )
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

function part(value: number): number {
  return Math.max(0, Math.min(1, Math.round(value * 100) / 100))
}
