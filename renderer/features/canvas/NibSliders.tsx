import { useState } from 'react'
import type { Control } from '#shared/tools/tool.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { Slider } from '../../ui/Slider.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import type { DrawingTable } from './table/drawingTable.ts'
import { SIZE_LIMITS } from './sizeLimits.ts'
import { opacityOf, sizeOf } from './toolSettings.ts'
import { useTableState, useToolSettings } from './useTable.ts'

/** Size uses a nonlinear scale, so that small nibs get as much of the slider as large ones. */
const SIZE_BEND = 2.4
/** The largest ring that is shown while a size is chosen, CSS px: as wide as the paper's margin can spare. */
const LARGEST_RING = 240

/** Which of the sliders is being moved; null for none. */
export type Moved = 'size' | 'opacity' | null

export interface NibSlidersProps {
  readonly onMoved: (moved: Moved) => void
}

/** Size and opacity of the current tool, always within reach of the other hand. */
export function NibSliders({ onMoved }: NibSlidersProps) {
  const { settings, tools } = useToolSettings()
  const { sizeName = 'Size', controls = [] } = toolOf(tools.tool)
  const [size, opacity] = [sizeOf(tools), opacityOf(tools)]
  const { min, max } = SIZE_LIMITS
  return (
    <div className="rail-sliders">
      <RailSlider
        label={sizeName}
        keys="[ ]"
        of="size"
        controls={controls}
        words={`${Math.round(size)} px`}
        value={Math.round(100 * ((size - min) / (max - min)) ** (1 / SIZE_BEND))}
        least={0}
        onChange={(part) => settings.setSize(min + (max - min) * (part / 100) ** SIZE_BEND)}
        onMoved={onMoved}
      />
      <RailSlider
        label="Opacity"
        of="opacity"
        controls={controls}
        words={percent(opacity)}
        value={Math.round(opacity * 100)}
        least={5}
        onChange={(part) => settings.setOpacity(part / 100)}
        onMoved={onMoved}
      />
    </div>
  )
}

interface RailSliderProps extends NibSlidersProps {
  readonly label: string
  readonly keys?: string
  readonly of: 'size' | 'opacity'
  readonly controls: readonly Control[]
  readonly words: string
  /** 0..100 */
  readonly value: number
  readonly least: number
  readonly onChange: (value: number) => void
}

/** Stays where it is, but can't be moved, while the tool has no such setting. */
function RailSlider({ label, keys, of, controls, words, value, least, onChange, onMoved }: RailSliderProps) {
  const [held, setHeld] = useState(false)
  function tell(moved: Moved): void {
    setHeld(moved !== null)
    onMoved(moved)
  }
  const over = (): void => tell(null)
  return (
    <Tooltip label={label} keys={keys} side="right" silent={held}>
      <div className="rail-slider" data-of={of}>
        <Slider
          vertical
          label={label}
          value={value}
          min={least}
          max={100}
          valueText={words}
          disabled={!controls.includes(of)}
          onChange={(next) => {
            tell(of)
            onChange(next)
          }}
          onCommit={over}
          onCancel={over}
        />
      </div>
    </Tooltip>
  )
}

/** While a slider is moved: its value, and the nib as large as it will be on the paper, and as opaque. */
export function NibPreview({ table, moved }: { readonly table: DrawingTable; readonly moved: Exclude<Moved, null> }) {
  const zoom = useTableState(table, (state) => state.camera.zoom)
  const { tools } = useToolSettings()
  const { sizeName = 'Size' } = toolOf(tools.tool)
  const [size, opacity] = [sizeOf(tools), opacityOf(tools)]
  const across = Math.min(LARGEST_RING, Math.max(2, size * zoom))
  return (
    <div className="nib-preview" aria-hidden="true">
      <div className="nib-preview-paper">
        <i style={{ width: across, height: across, background: tools.color, opacity }} />
      </div>
      <span>
        {moved === 'size' ? sizeName : 'Opacity'}{' '}
        <b>{moved === 'size' ? `${Math.round(size)} px` : percent(opacity)}</b>
      </span>
    </div>
  )
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`
}
