import { Plus } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { addSwatch } from '#shared/document/commands/palettes.ts'
import { LIMITS } from '#shared/document/limits.ts'
import { newAddedKey } from '#shared/document/ownSchema.ts'
import { palettesOf } from '#shared/document/palettes.ts'
import type { FilmPalette } from '#shared/document/palettes.ts'
import { useEditor, useFilm } from '../../../editor/useEditor.ts'
import { Tooltip } from '../../../ui/Tooltip.tsx'
import { useToolSettings } from '../useTable.ts'
import { chosenPaletteOf, openPalette } from './chosenPalette.ts'
import { ColorChip, ColorChips, walkChips } from './ColorChips.tsx'
import { railName } from './colorName.ts'
import { PaletteHead } from './PaletteHead.tsx'
import { SwatchFields } from './SwatchFields.tsx'

/** The film's palettes, one of them open. They travel with it: a character's coat is the same on every panel and computer. */
export function FilmPalettes() {
  const { tools } = useToolSettings()
  const chosen = chosenPaletteOf(useEditor())
  const wanted = useSyncExternalStore(chosen.listen, chosen.state)
  const palettes = palettesOf(useFilm())
  const palette = openPalette(palettes, wanted)
  const swatch = palette?.swatches.find(({ color }) => color === tools.color)
  return (
    <div role="group" aria-label="Palettes of this film" className="color-part">
      <PaletteHead palettes={palettes} palette={palette} />
      <PaletteChips palette={palette} />
      {!palette && <p className="color-none">Colours you add here are kept with the film.</p>}
      {palette && swatch && <SwatchFields key={`${palette.id}/${swatch.color}`} palette={palette} swatch={swatch} />}
    </div>
  )
}

function PaletteChips({ palette }: { readonly palette: FilmPalette | undefined }) {
  const { tools } = useToolSettings()
  const swatches = palette?.swatches ?? []
  const there = swatches.some(({ color }) => color === tools.color)
  return (
    <ColorChips label={palette ? `Colours of ${palette.name || 'the palette'}` : 'Colours'}>
      {swatches.map(({ color, name }, at) => (
        <ColorChip key={color} color={color} name={name || color} entered={there ? color === tools.color : at === 0} />
      ))}
      <AddChip palette={palette} there={there} />
    </ColorChips>
  )
}

interface AddChipProps {
  readonly palette: FilmPalette | undefined
  readonly there: boolean
}

function AddChip({ palette, there }: AddChipProps) {
  const editor = useEditor()
  const { tools } = useToolSettings()
  const full = (palette?.swatches.length ?? 0) >= LIMITS.swatches
  function add(): void {
    const id = palette?.id ?? newAddedKey('palette', editor.newId)
    const { color } = tools
    editor.run('Add Colour to Palette', (board) => addSwatch(board, id, { color, name: railName(color) }))
  }
  const label = there
    ? 'The current colour is in this palette'
    : full
      ? 'This palette is full'
      : 'Add the current colour'
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className="color-add"
        aria-label="Add the current colour"
        disabled={!editor.canWrite || there || full}
        onKeyDown={walkChips}
        onClick={add}
      >
        <Plus aria-hidden />
      </button>
    </Tooltip>
  )
}
