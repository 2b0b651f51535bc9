import { Popover } from '../../ui/Popover.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { PressureEditor } from './PressureEditor.tsx'
import { SIZE_LIMITS, steadyOf } from './toolSettings.ts'
import { useToolSettings } from './useDesk.ts'

/** Size runs on a bent scale, so that small nibs have as much of the slider as large ones. */
const SIZE_BEND = 2.4

/** The nib in hand: size, opacity, steadying, and whether shapes are filled. */
export function NibControls() {
  const { settings, tools } = useToolSettings()
  const { tool } = tools
  const size = tools.sizes[tool]
  const dot = Math.max(3, Math.min(20, 3 + Math.sqrt(size)))
  const trigger = (
    <button
      type="button"
      className="rail-nib"
      aria-label={`Nib: ${Math.round(size)} px, ${percent(tools.opacities[tool])}`}
    >
      <i style={{ width: dot, height: dot }} />
      <span>{Math.round(size)}</span>
    </button>
  )
  return (
    <Popover trigger={trigger} label="Nib" side="right" align="end">
      <div className="nib-controls">
        <Row
          label="Size"
          words={`${Math.round(size)} px`}
          value={Math.round(100 * ((size - SIZE_LIMITS.min) / (SIZE_LIMITS.max - SIZE_LIMITS.min)) ** (1 / SIZE_BEND))}
          onChange={(part) =>
            settings.setSize(SIZE_LIMITS.min + (SIZE_LIMITS.max - SIZE_LIMITS.min) * (part / 100) ** SIZE_BEND)
          }
        />
        <Row
          label="Opacity"
          words={percent(tools.opacities[tool])}
          value={Math.round(tools.opacities[tool] * 100)}
          onChange={(part) => settings.setOpacity(part / 100)}
        />
        <Row
          label="Steady"
          words={String(Math.round(steadyOf(tools) * 100))}
          value={Math.round(steadyOf(tools) * 100)}
          onChange={(part) => settings.setSteady(part / 100)}
        />
        <label className="nib-check">
          <input
            type="checkbox"
            checked={tools.filled}
            onChange={(event) => settings.setFilled(event.target.checked)}
          />
          Fill shapes
        </label>
        <PressureEditor />
      </div>
    </Popover>
  )
}

interface RowProps {
  readonly label: string
  readonly words: string
  /** 0..100 */
  readonly value: number
  readonly onChange: (value: number) => void
}

function Row({ label, words, value, onChange }: RowProps) {
  return (
    <div className="nib-row">
      <span>{label}</span>
      <Slider label={label} value={value} min={0} max={100} valueText={words} onChange={onChange} onCommit={onChange} />
      <output>{words}</output>
    </div>
  )
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`
}
