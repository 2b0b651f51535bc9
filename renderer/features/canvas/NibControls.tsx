import { Popover } from '../../ui/Popover.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { PressureEditor } from './PressureEditor.tsx'
import { MOST_TOLERANT, SIZE_LIMITS, WIDEST_GAP, opacityOf, sizeOf, steadyOf } from './toolSettings.ts'
import type { ToolState } from './toolSettings.ts'
import type { Control } from '#shared/tools/tool.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { useToolSettings } from './useTable.ts'

/** Size uses a nonlinear scale, so that small nibs get as much of the slider as large ones. */
const SIZE_BEND = 2.4

/** The current tool's settings; on the rail, its size or what it has instead. */
export function NibControls() {
  const { tools } = useToolSettings()
  const { label, controls = [] } = toolOf(tools.tool)
  const facts = factsOf(tools, controls)
  const trigger = (
    <button
      type="button"
      className="rail-nib"
      disabled={controls.length === 0}
      aria-label={controls.length === 0 ? `${label}: nothing to set` : `${label}: ${facts.said}`}
    >
      {controls.includes('size') && <i style={{ width: facts.dot, height: facts.dot }} />}
      <span>{facts.short}</span>
    </button>
  )
  return (
    <Popover trigger={trigger} label={label} side="right" align="end" away={16}>
      <div className="nib-controls">
        <h3>{label}</h3>
        {controls.includes('size') && <SizeRow />}
        {controls.includes('opacity') && <OpacityRow />}
        {controls.includes('steady') && <SteadyRow />}
        {controls.includes('pour') && <PourRows />}
        {controls.includes('filled') && <FilledCheck />}
        {controls.includes('pressure') && <PressureEditor />}
      </div>
    </Popover>
  )
}

function factsOf(tools: ToolState, controls: readonly Control[]): { said: string; short: string; dot: number } {
  const size = sizeOf(tools)
  const said = [
    ...(controls.includes('size') ? [`${Math.round(size)} px`] : []),
    ...(controls.includes('opacity') ? [percent(opacityOf(tools))] : []),
    ...(controls.includes('pour') ? [`gap ${tools.gap} px`] : []),
  ]
  const short = controls.includes('size')
    ? String(Math.round(size))
    : said.length > 0
      ? percent(opacityOf(tools), '')
      : '–'
  return { said: said.join(', '), short, dot: Math.max(3, Math.min(20, 3 + Math.sqrt(size))) }
}

function SizeRow() {
  const { settings, tools } = useToolSettings()
  const size = sizeOf(tools)
  const { min, max } = SIZE_LIMITS
  return (
    <Row
      label={toolOf(tools.tool).sizeName ?? 'Size'}
      words={`${Math.round(size)} px`}
      value={Math.round(100 * ((size - min) / (max - min)) ** (1 / SIZE_BEND))}
      onChange={(part) => settings.setSize(min + (max - min) * (part / 100) ** SIZE_BEND)}
    />
  )
}

function OpacityRow() {
  const { settings, tools } = useToolSettings()
  const opacity = opacityOf(tools)
  return (
    <Row
      label="Opacity"
      words={percent(opacity)}
      value={Math.round(opacity * 100)}
      onChange={(part) => settings.setOpacity(part / 100)}
    />
  )
}

function SteadyRow() {
  const { settings, tools } = useToolSettings()
  const steady = Math.round(steadyOf(tools) * 100)
  return (
    <Row label="Steady" words={String(steady)} value={steady} onChange={(part) => settings.setSteady(part / 100)} />
  )
}

/** How far a fill spreads: through which gaps, and over which colours. */
function PourRows() {
  const { settings, tools } = useToolSettings()
  return (
    <>
      <Row
        label="Gap"
        words={tools.gap === 0 ? 'none' : `${tools.gap} px`}
        title="Openings in a line of up to this width hold the colour in"
        value={tools.gap}
        max={WIDEST_GAP}
        onChange={settings.setGap}
      />
      <Row
        label="Tolerance"
        words={String(tools.tolerance)}
        title="How far a colour may differ from the one under the pointer and still be filled"
        value={tools.tolerance}
        max={MOST_TOLERANT}
        onChange={settings.setTolerance}
      />
    </>
  )
}

function FilledCheck() {
  const { settings, tools } = useToolSettings()
  return (
    <label className="nib-check">
      <input type="checkbox" checked={tools.filled} onChange={(event) => settings.setFilled(event.target.checked)} />
      Filled
    </label>
  )
}

interface RowProps {
  readonly label: string
  readonly words: string
  readonly title?: string
  /** 0..max */
  readonly value: number
  readonly max?: number
  readonly onChange: (value: number) => void
}

function Row({ label, words, title, value, max = 100, onChange }: RowProps) {
  return (
    <div className="nib-row" title={title}>
      <span>{label}</span>
      <Slider label={label} value={value} min={0} max={max} valueText={words} onChange={onChange} onCommit={onChange} />
      <output>{words}</output>
    </div>
  )
}

function percent(part: number, space = ' '): string {
  return `${Math.round(part * 100)}${space}%`
}
