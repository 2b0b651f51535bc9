import { useState } from 'react'
import { Popover } from '../../ui/Popover.tsx'
import { Slider } from '../../ui/Slider.tsx'
import { NibTrial } from './NibTrial.tsx'
import { PressureEditor } from './PressureEditor.tsx'
import type { DrawingTable } from './table/drawingTable.ts'
import { MOST_TOLERANT, WIDEST_GAP } from './toolMemory.ts'
import { grainOf, opacityOf, senseOf, sizeOf, steadyOf } from './toolSettings.ts'
import type { ToolState } from './toolSettings.ts'
import type { Control } from '#shared/tools/tool.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { useShown } from './useShown.ts'
import { useToolSettings } from './useTable.ts'
import { useToast } from '../../ui/Toasts.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'

/** The current tool's settings that have no slider on the rail; its button shows its size, or what it has instead. */
export function NibControls({ table }: { readonly table: DrawingTable | null }) {
  const { tools } = useToolSettings()
  const { label, nib, controls = [] } = toolOf(tools.tool)
  const facts = factsOf(tools, controls)
  const more = controls.some((control) => control !== 'size' && control !== 'opacity')
  const [open, setOpen] = useState(false)
  const say = useToast()
  useShown('show.nib', () => {
    if (more) setOpen(true)
    else say({ text: `${label} has nothing to set.` })
  })
  const trigger = (
    <Tooltip label={`Settings of ${label.toLowerCase()}`} side="right">
      <button
        type="button"
        className="rail-nib"
        disabled={!more}
        aria-label={facts.said === '' ? `${label}: nothing to set` : `${label}: ${facts.said}`}
      >
        {controls.includes('size') && <i style={{ width: facts.dot, height: facts.dot }} />}
        <span>{facts.short}</span>
      </button>
    </Tooltip>
  )
  return (
    <Popover open={open} onOpenChange={setOpen} trigger={trigger} label={label} side="right" align="end" away={16}>
      <div className="nib-controls">
        <h2>{label}</h2>
        {controls.includes('steady') && <SteadyRow />}
        {controls.includes('grain') && <GrainRow />}
        {controls.includes('pour') && <PourRows />}
        {controls.includes('filled') && <FilledCheck />}
        {controls.includes('tilt') && <SenseCheck of="tilt" label="Tilt shades" />}
        {controls.includes('pressure') && <SenseCheck of="pressure" label="Pressure" />}
        {controls.includes('pressure') && senseOf(tools).pressure && <PressureEditor />}
        {nib && table && <NibTrial painter={table.painter} />}
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

function SteadyRow() {
  const { settings, tools } = useToolSettings()
  const steady = Math.round(steadyOf(tools) * 100)
  return (
    <Row label="Steady" words={String(steady)} value={steady} onChange={(part) => settings.setSteady(part / 100)} />
  )
}

function GrainRow() {
  const { settings, tools } = useToolSettings()
  const grain = Math.round(grainOf(tools) * 100)
  return (
    <Row
      label="Grain"
      words={String(grain)}
      hint="From an even tone to a rough one"
      value={grain}
      onChange={(part) => settings.setGrain(part / 100)}
    />
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
        hint="Openings in a line of up to this width hold the colour in"
        value={tools.gap}
        max={WIDEST_GAP}
        onChange={settings.setGap}
      />
      <Row
        label="Tolerance"
        words={String(tools.tolerance)}
        hint="How far a colour may differ from the one under the pointer and still be filled"
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

/** Whether the nib feels this of the pen. */
function SenseCheck({ of, label }: { readonly of: 'pressure' | 'tilt'; readonly label: string }) {
  const { settings, tools } = useToolSettings()
  return (
    <label className="nib-check">
      <input
        type="checkbox"
        checked={senseOf(tools)[of]}
        onChange={(event) => settings.setSense({ [of]: event.target.checked })}
      />
      {label}
    </label>
  )
}

interface RowProps {
  readonly label: string
  readonly words: string
  readonly hint?: string
  /** 0..max */
  readonly value: number
  readonly max?: number
  readonly onChange: (value: number) => void
}

function Row({ label, words, hint, value, max = 100, onChange }: RowProps) {
  const row = (
    <div className="nib-row">
      <span>{label}</span>
      <Slider label={label} value={value} min={0} max={max} valueText={words} onChange={onChange} onCommit={onChange} />
      <output>{words}</output>
    </div>
  )
  return hint === undefined ? row : <Tooltip label={hint}>{row}</Tooltip>
}

function percent(part: number, space = ' '): string {
  return `${Math.round(part * 100)}${space}%`
}
