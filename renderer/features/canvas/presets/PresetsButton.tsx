import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react'
import { useRef, useState, useSyncExternalStore } from 'react'
import { NIBS } from '#shared/paint/nibs/index.ts'
import { toolOf } from '#shared/tools/toolbox.ts'
import { saveAsFile } from '../../../editor/saveAsFile.ts'
import { Button } from '../../../ui/Button.tsx'
import { FileInput } from '../../../ui/FileInput.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useToast } from '../../../ui/Toasts.tsx'
import { BrushPresets, TOOL_ICONS } from '../toolIcons.ts'
import { grainOf, opacityOf, senseOf, sizeOf, steadyOf } from '../toolSettings.ts'
import type { ToolState } from '../toolSettings.ts'
import { useShown } from '../useShown.ts'
import { useToolSettings } from '../useTable.ts'
import { PRESET_LIMITS, presetFileOf, readPresetFile } from './nibPreset.ts'
import type { NibPreset } from './nibPreset.ts'
import { presetShelf } from './presetShelf.ts'
import './presets.css'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { useNaming } from '../../../ui/useNaming.ts'

/** Larger files are no presets, bytes. */
const LARGEST_FILE = 1_000_000

/** The artist's own nibs: to take one up, keep the one in hand, and carry them to another computer. */
export function PresetsButton() {
  const shelf = presetShelf()
  const presets = useSyncExternalStore(shelf.listen, shelf.state)
  const { tools } = useToolSettings()
  const [open, setOpen] = useState(false)
  useShown('show.presets', () => setOpen(true))
  const inHand = presetInHand(tools)
  // Its name has the focus, to be typed over.
  const [fresh, setFresh] = useState('')
  function save(): void {
    if (inHand && shelf.add([inHand])) setFresh(shelf.keyOf(shelf.state().at(-1)!))
  }
  const trigger = (
    <Tooltip label="Brush presets" side="right">
      <button type="button" className="rail-tool" aria-label="Brush presets">
        <BrushPresets aria-hidden />
      </button>
    </Tooltip>
  )
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      label="Brush presets"
      side="right"
      align="end"
      away={16}
      fit
    >
      <div className="presets">
        <h2>Brush presets</h2>
        {presets.length === 0 && (
          <p className="presets-none">
            Set a nib as you like it and keep it here, with its size, opacity, grain and pressure.
          </p>
        )}
        <ul>
          {presets.map((preset, at) => (
            <PresetRow
              key={shelf.keyOf(preset)}
              preset={preset}
              fresh={shelf.keyOf(preset) === fresh}
              first={at === 0}
              last={at === presets.length - 1}
            />
          ))}
        </ul>
        <div className="presets-foot">
          <Button disabled={!inHand || presets.length >= PRESET_LIMITS.presets} onClick={save}>
            Save this nib
          </Button>
          <ImportButton />
          <Button
            variant="ghost"
            disabled={presets.length === 0}
            onClick={() =>
              saveAsFile(new Blob([presetFileOf(presets)], { type: 'application/json' }), 'Brush presets.json')
            }
          >
            Export…
          </Button>
        </div>
      </div>
    </Popover>
  )
}

/** What the current tool would be kept as; null if it is no nib. */
function presetInHand(tools: ToolState): NibPreset | null {
  const nib = NIBS.find(({ id }) => id === tools.tool)
  if (!nib) return null
  const size = sizeOf(tools)
  const feel = { opacity: opacityOf(tools), steady: steadyOf(tools), grain: grainOf(tools), ...senseOf(tools) }
  return { name: `${nib.label} ${Math.round(size)}`, nib: nib.id, size, ...feel }
}

function isInHand(tools: ToolState, preset: NibPreset): boolean {
  const now = presetInHand(tools)
  return now !== null && JSON.stringify({ ...now, name: '' }) === JSON.stringify({ ...now, ...preset, name: '' })
}

interface PresetRowProps {
  readonly preset: NibPreset
  readonly fresh: boolean
  readonly first: boolean
  readonly last: boolean
}

function PresetRow({ preset, fresh, first, last }: PresetRowProps) {
  const { settings, tools } = useToolSettings()
  const shelf = presetShelf()
  const say = useToast()
  const { name, nib, size, opacity } = preset
  const Icon = TOOL_ICONS[toolOf(nib).icon]
  const field = useNaming(fresh)
  function remove(): void {
    const putBack = shelf.remove(name)
    say({ text: `Deleted the preset “${name}”.`, action: { label: 'Undo', run: putBack } })
  }
  return (
    <li>
      <Tooltip label={`${toolOf(nib).label}, ${Math.round(size)} px, ${Math.round(opacity * 100)} %`} side="left">
        <button
          type="button"
          className="preset-take"
          aria-label={`Use ${name}, ${Math.round(size)} px`}
          aria-pressed={isInHand(tools, preset)}
          onClick={() => settings.take(preset)}
        >
          <Icon aria-hidden />
          <small>{Math.round(size)}</small>
        </button>
      </Tooltip>
      <TextInput
        label={`Name of ${name}`}
        value={name}
        maxLength={PRESET_LIMITS.name}
        ref={field}
        // A preset is known by its name: it has the new one once the field is left.
        rule={{ key: `preset/${shelf.keyOf(preset)}`, refuse: () => null, later: () => true }}
        onCommit={(text) => shelf.rename(name, text)}
      />
      <IconButton
        label={`Move ${name} up`}
        icon={<ArrowUp aria-hidden />}
        disabled={first}
        onClick={() => shelf.move(name, -1)}
      />
      <IconButton
        label={`Move ${name} down`}
        icon={<ArrowDown aria-hidden />}
        disabled={last}
        onClick={() => shelf.move(name, 1)}
      />
      <IconButton label={`Delete ${name}`} icon={<Trash2 aria-hidden />} onClick={remove} />
    </li>
  )
}

function ImportButton() {
  const say = useToast()
  const input = useRef<HTMLInputElement>(null)
  async function take(file: File): Promise<void> {
    const read = await presetsIn(file)
    if ('why' in read) {
      say({ text: read.why, tone: 'warn' })
      return
    }
    const added = presetShelf().bring(read.presets)
    if (added === null)
      say({ text: `There is room for ${PRESET_LIMITS.presets} presets. Delete some, then import again.`, tone: 'warn' })
    else say({ text: broughtWords(added, read.presets.length) })
  }
  return (
    <>
      <Button variant="ghost" onClick={() => input.current?.click()}>
        Import…
      </Button>
      <FileInput
        ref={input}
        label="Preset file"
        accept=".json,application/json"
        onFiles={([file]) => {
          if (file) void take(file)
        }}
      />
    </>
  )
}

async function presetsIn(file: File): Promise<ReturnType<typeof readPresetFile>> {
  if (file.size > LARGEST_FILE) return { why: 'This is not a file of brush presets.' }
  try {
    return readPresetFile(await file.text())
  } catch {
    return { why: 'This file can’t be read.' }
  }
}

function broughtWords(added: number, of: number): string {
  if (added === 0) return of === 1 ? 'This preset is here already.' : `All ${of} presets are here already.`
  const said = added === 1 ? 'Added 1 preset.' : `Added ${added} presets.`
  const rest = of - added
  return rest === 0 ? said : `${said} ${rest === 1 ? 'Another is' : `${rest} are`} here already.`
}
