import { filmOf, patch, put } from '../board.ts'
import type { Board } from '../board.ts'
import { LIMITS } from '../limits.ts'
import { keyAtEnd } from '../order.ts'
import { addedFields, withoutAdded } from '../ownSchema.ts'
import { freshPaletteName, palettesOf } from '../palettes.ts'
import type { Palette, PaletteKey, Swatch } from '../paletteSchema.ts'

/**
 * Adds a palette behind the others, with as many of these colours as it has room for. The same board if the film has
 * as many palettes as it holds.
 */
export function addPalette(board: Board, id: PaletteKey, name: string, swatches: readonly Swatch[] = []): Board {
  const film = filmOf(board)
  const palettes = palettesOf(film)
  if (id in film || palettes.length >= LIMITS.palettes) return board
  return written(board, id, { name, swatches: swatches.slice(0, LIMITS.swatches), order: keyAtEnd(palettes) })
}

export function renamePalette(board: Board, id: PaletteKey, name: string): Board {
  return changed(board, id, (palette) => (palette.name === name ? palette : { ...palette, name }))
}

/** What was drawn in its colours keeps them. */
export function removePalette(board: Board, id: PaletteKey): Board {
  const film = filmOf(board)
  return id in film ? put(board, 'project', withoutAdded(film, id)) : board
}

/**
 * Adds a colour (#rrggbb) at the end of a palette, which is made if the film has none of this id; the same board if the
 * colour is there, or there is no room.
 */
export function addSwatch(board: Board, id: PaletteKey, swatch: Swatch): Board {
  const film = filmOf(board)
  if (!(id in film)) return addPalette(board, id, freshPaletteName(palettesOf(film)), [swatch])
  return recolored(board, id, (swatches) =>
    swatches.length >= LIMITS.swatches || swatches.some(({ color }) => color === swatch.color)
      ? swatches
      : [...swatches, swatch],
  )
}

export function renameSwatch(board: Board, id: PaletteKey, color: string, name: string): Board {
  return recolored(board, id, (swatches) =>
    swatches.some((swatch) => swatch.color === color && swatch.name !== name)
      ? swatches.map((swatch) => (swatch.color === color ? { ...swatch, name } : swatch))
      : swatches,
  )
}

/** Moves a colour by this many places towards the end, or towards the start if it is negative; it stops at either end. */
export function moveSwatch(board: Board, id: PaletteKey, color: string, by: number): Board {
  return recolored(board, id, (swatches) => {
    const from = swatches.findIndex((swatch) => swatch.color === color)
    const to = Math.max(0, Math.min(swatches.length - 1, from + by))
    if (from < 0 || to === from) return swatches
    return swatches.toSpliced(from, 1).toSpliced(to, 0, swatches[from]!)
  })
}

/** Takes a colour out of a palette; what was drawn in it keeps it. */
export function removeSwatch(board: Board, id: PaletteKey, color: string): Board {
  return recolored(board, id, (swatches) => {
    const left = swatches.filter((swatch) => swatch.color !== color)
    return left.length === swatches.length ? swatches : left
  })
}

function recolored(
  board: Board,
  id: PaletteKey,
  change: (swatches: Palette['swatches']) => Palette['swatches'],
): Board {
  return changed(board, id, (palette) => {
    const swatches = change(palette.swatches)
    return swatches === palette.swatches ? palette : { ...palette, swatches }
  })
}

/** With a palette as `change` returns it; the same board if that is the palette it was given, or there is none. */
function changed(board: Board, id: PaletteKey, change: (palette: Palette) => Palette): Board {
  const found = palettesOf(filmOf(board)).find((each) => each.id === id)
  if (!found) return board
  const { id: _, ...before } = found
  const after = change(before)
  return after === before ? board : written(board, id, after)
}

function written(board: Board, id: PaletteKey, palette: Palette): Board {
  return patch(board, 'project', filmOf(board).id, addedFields(id, palette))
}
