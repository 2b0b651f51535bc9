import { useSyncExternalStore } from 'react'
import { useEditor, useFilm } from '../../../editor/useEditor.ts'
import { useToolSettings } from '../useTable.ts'
import { ColorChip, ColorChips } from './ColorChips.tsx'
import { colorName } from './colorName.ts'
import { recentColorsOf } from './recentColors.ts'

/** The colours last drawn with in this film. */
export function RecentColorRow() {
  const editor = useEditor()
  const { tools } = useToolSettings()
  const recent = recentColorsOf(editor)
  const colors = useSyncExternalStore(recent.listen, recent.state)
  const film = useFilm()
  if (colors.length === 0) return null
  return (
    <div className="color-part">
      <h2>Recent</h2>
      <ColorChips label="Recent colours">
        {colors.map((color, at) => (
          <ColorChip
            key={color}
            color={color}
            name={colorName(film, color)}
            entered={colors.includes(tools.color) ? color === tools.color : at === 0}
          />
        ))}
      </ColorChips>
    </div>
  )
}
