import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { addSwatch, moveSwatch, removeSwatch, renameSwatch } from '#shared/document/commands/swatches.ts'
import { LIMITS } from '#shared/document/limits.ts'
import type { Swatch } from '#shared/document/schema.ts'
import { useEditor, useFilm } from '../../../editor/useEditor.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { COLORS } from '../toolSettings.ts'
import { useToolSettings } from '../useTable.ts'
import { PaletteFiles } from './PaletteFiles.tsx'
import { SWATCH_NAME } from './paletteFile.ts'
import { recentColorsOf } from './recentColors.ts'
import { Tooltip } from '../../../ui/Tooltip.tsx'

/** What this colour is called here: by the film, or by the rail; else its number. */
export function colorName(swatches: readonly Swatch[], color: string): string {
  return (
    swatches.find((swatch) => swatch.color === color)?.name ||
    (COLORS.find(({ value }) => value === color)?.label ?? color)
  )
}

/** The colours last drawn with in this film. */
export function RecentColorRow() {
  const editor = useEditor()
  const { settings, tools } = useToolSettings()
  const recent = recentColorsOf(editor)
  const colors = useSyncExternalStore(recent.listen, recent.state)
  const { swatches } = useFilm()
  if (colors.length === 0) return null
  return (
    <div role="group" aria-label="Recent colours">
      <h2>Recent</h2>
      <div className="color-row">
        {colors.map((color) => (
          <Tooltip key={color} label={colorName(swatches, color)}>
            <button
              type="button"
              className="color-chip"
              aria-label={colorName(swatches, color)}
              aria-pressed={color === tools.color}
              style={{ background: color }}
              onClick={() => settings.setColor(color)}
            />
          </Tooltip>
        ))}
      </div>
    </div>
  )
}

/** The film's own colours, which travel with it: a character's coat is the same on every panel and computer. */
export function FilmColors() {
  const editor = useEditor()
  const { tools } = useToolSettings()
  const { swatches } = useFilm()
  const there = swatches.some(({ color }) => color === tools.color)
  const full = swatches.length >= LIMITS.swatches
  return (
    <div role="group" aria-label="Colours of this film">
      <div className="color-heading">
        <h2>This film</h2>
        <IconButton
          label="Add the current colour"
          icon={<Plus aria-hidden />}
          disabled={!editor.canWrite || there || full}
          onClick={() =>
            editor.run('Add Colour to the Film', (board) => addSwatch(board, tools.color, colorName([], tools.color)))
          }
        />
      </div>
      {swatches.length === 0 && <p className="color-none">Colours you add here are kept with the film.</p>}
      <ul className="film-colors">
        {swatches.map((swatch, at) => (
          <FilmColor key={swatch.color} swatch={swatch} first={at === 0} last={at === swatches.length - 1} />
        ))}
      </ul>
      <PaletteFiles />
    </div>
  )
}

function FilmColor({ swatch, first, last }: { swatch: Swatch; first: boolean; last: boolean }) {
  const editor = useEditor()
  const { settings, tools } = useToolSettings()
  const { color } = swatch
  const name = swatch.name || color
  const still = !editor.canWrite
  const move = (by: number): void => void editor.run(`Move Colour “${name}”`, (board) => moveSwatch(board, color, by))
  return (
    <li>
      <Tooltip label={color}>
        <button
          type="button"
          className="color-chip"
          aria-label={name}
          aria-pressed={color === tools.color}
          style={{ background: color }}
          onClick={() => settings.setColor(color)}
        />
      </Tooltip>
      <TextInput
        label={`Name of ${color}`}
        value={swatch.name}
        maxLength={SWATCH_NAME}
        readOnly={still}
        onCommit={(text) => void editor.run(`Rename Colour “${name}”`, (board) => renameSwatch(board, color, text))}
      />
      <IconButton
        label={`Move ${name} up`}
        icon={<ArrowUp aria-hidden />}
        disabled={still || first}
        onClick={() => move(-1)}
      />
      <IconButton
        label={`Move ${name} down`}
        icon={<ArrowDown aria-hidden />}
        disabled={still || last}
        onClick={() => move(1)}
      />
      <IconButton
        label={`Remove ${name}`}
        icon={<X aria-hidden />}
        disabled={still}
        onClick={() => editor.run(`Remove Colour “${name}”`, (board) => removeSwatch(board, color))}
      />
    </li>
  )
}
