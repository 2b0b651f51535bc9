import { ImagePlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { TOOL_GROUPS } from '#shared/tools/index.ts'
import { IMPORTERS } from '#shared/interchange/importerEntries.ts'
import { acceptedBy } from '#shared/interchange/importers.ts'
import type { AnyTool } from '#shared/tools/index.ts'
import { useActions } from '../../editor/useActions.ts'
import { FileInput } from '../../ui/FileInput.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { ColorWell } from './colors/ColorWell.tsx'
import { NibControls } from './NibControls.tsx'
import { NibPreview, NibSliders } from './NibSliders.tsx'
import type { Moved } from './NibSliders.tsx'
import type { DrawingTable } from './table/drawingTable.ts'
import { TOOL_ICONS } from './toolIcons.ts'
import { PresetsButton } from './presets/PresetsButton.tsx'
import { COLORS } from './toolSettings.ts'
import { useShown } from './useShown.ts'
import { useToolSettings } from './useTable.ts'

/** From a tool, and from a colour in the left of its columns, to beyond the rail: a name covers no other control, CSS px. */
const TOOL_TO_EDGE = 56
const COLOR_TO_EDGE = [32, 12] as const

interface ToolRailProps {
  /** null until there is a paper to draw on. */
  readonly table: DrawingTable | null
  readonly onPictures: (files: readonly File[]) => void
}

/** In one column the tools by their pictures, in the other what they draw with: colour, size, opacity. */
export function ToolRail({ table, onPictures }: ToolRailProps) {
  const [moved, setMoved] = useState<Moved>(null)
  return (
    <>
      <div className="table-rail">
        <div className="rail-column">
          <div role="radiogroup" aria-label="Tool" className="rail-group">
            {TOOL_GROUPS.map((group) => (
              <div key={group[0]!.id} className="rail-group">
                {group.map((tool) => (
                  <ToolKey key={tool.id} tool={tool} />
                ))}
                <hr />
              </div>
            ))}
          </div>
          <PictureButton onPictures={onPictures} />
        </div>
        <div className="rail-column rail-hand">
          <ColorWell />
          <Swatches />
          <hr />
          <NibSliders onMoved={setMoved} />
          <NibControls table={table} />
          <PresetsButton />
        </div>
      </div>
      {table && moved && <NibPreview table={table} moved={moved} />}
    </>
  )
}

function ToolKey({ tool }: { readonly tool: AnyTool }) {
  const { settings, tools } = useToolSettings()
  const keys = useActions().keysOf(`tool.${tool.id}`)
  const Icon = TOOL_ICONS[tool.icon]
  return (
    <Tooltip label={tool.label} keys={keys.join(' or ')} side="right" away={TOOL_TO_EDGE}>
      <button
        type="button"
        role="radio"
        aria-checked={tools.tool === tool.id}
        aria-label={tool.label}
        aria-keyshortcuts={keys.join(' ') || undefined}
        className="rail-tool"
        onClick={() => settings.choose(tool.id)}
      >
        <Icon aria-hidden />
      </button>
    </Tooltip>
  )
}

function Swatches() {
  const { settings, tools } = useToolSettings()
  return (
    <div role="radiogroup" aria-label="Colour" className="rail-colors">
      {COLORS.map((color, at) => (
        <Tooltip key={color.value} label={color.label} side="right" away={COLOR_TO_EDGE[at % 2]!}>
          <button
            type="button"
            role="radio"
            aria-checked={tools.color === color.value}
            aria-label={color.label}
            className="rail-color"
            onClick={() => settings.setColor(color.value)}
          >
            <i style={{ background: color.value }} />
          </button>
        </Tooltip>
      ))}
    </div>
  )
}

function PictureButton({ onPictures }: { readonly onPictures: (files: readonly File[]) => void }) {
  const file = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useShown('show.pictures', () => {
    // A choice in the system's menu is no press in the window, and opens no dialog for files there.
    if (navigator.userActivation.isActive) file.current?.click()
    else button.current?.focus()
  })
  return (
    <>
      <Tooltip label="Add a picture" side="right" away={TOOL_TO_EDGE}>
        <button
          ref={button}
          type="button"
          className="rail-tool"
          aria-label="Add a picture"
          onClick={() => file.current?.click()}
        >
          <ImagePlus aria-hidden />
        </button>
      </Tooltip>
      <FileInput ref={file} label="Pictures to add" accept={acceptedBy(IMPORTERS)} multiple onFiles={onPictures} />
    </>
  )
}
