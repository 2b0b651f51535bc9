import { Pipette } from 'lucide-react'
import { useState } from 'react'
import { shortened } from '#shared/document/shortened.ts'
import { toolCalledBy } from '#shared/tools/toolbox.ts'
import { useFilm } from '../../../editor/useEditor.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Popover } from '../../../ui/Popover.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { useToast } from '../../../ui/Toasts.tsx'
import type { DraftRule } from '../../../ui/visits.ts'
import { useShown } from '../useShown.ts'
import { useToolSettings } from '../useTable.ts'
import { ColorPicker } from './ColorPicker.tsx'
import { colorName } from './colorName.ts'
import { FilmPalettes } from './FilmPalettes.tsx'
import { RecentColorRow } from './RecentColorRow.tsx'
import { readHex } from './hsv.ts'
import './colors.css'
import { Tooltip } from '../../../ui/Tooltip.tsx'

/** Three letters may be half of six: the colour is taken when the field is left. */
const HEX_RULE: DraftRule = { key: 'tool/color', refuse: () => null, later: () => true }

/** The colour in hand, and behind it every way to another. */
export function ColorWell() {
  const { settings, tools } = useToolSettings()
  const film = useFilm()
  const say = useToast()
  const [open, setOpen] = useState(false)
  useShown('show.colors', () => setOpen(true))
  const trigger = (
    <Tooltip label="Colours" side="right">
      <button type="button" className="color-well" aria-label={`Current colour: ${colorName(film, tools.color)}`}>
        <i style={{ background: tools.color }} />
      </button>
    </Tooltip>
  )
  function take(text: string): void {
    const read = readHex(text)
    if (read !== null) settings.setColor(read)
    else if (text.trim() !== '')
      say(`“${shortened(text.trim(), 24)}” isn’t a colour: it takes six digits, as in #c9473a, or three.`)
  }
  function pick(): void {
    settings.choose(toolCalledBy('alt').id)
    setOpen(false)
  }
  return (
    <Popover trigger={trigger} label="Colours" side="right" away={16} open={open} onOpenChange={setOpen}>
      <div className="colors">
        <ColorPicker color={tools.color} onChange={settings.setColor} />
        <div className="color-hex">
          <i style={{ background: tools.color }} />
          <TextInput key={tools.color} label="Hex" value={tools.color} rule={HEX_RULE} onCommit={take} />
          <IconButton
            label="Pick a colour from the drawing"
            keys={toolCalledBy('alt').key}
            icon={<Pipette aria-hidden />}
            onClick={pick}
          />
        </div>
        <RecentColorRow />
        <FilmPalettes />
      </div>
    </Popover>
  )
}
