import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makePicture } from './pictures.ts'

/** A board, by the layers that its drawing has there; '' is the board's own file. */
export interface DrawnBoard {
  readonly uid: string
  readonly layers: readonly string[]
  readonly fields?: object
  /** Layers whose files aren't written. */
  readonly lost?: readonly string[]
}

/** Writes a project as that version of Storyboarder has it; returns its `.storyboarder` file. */
export async function writeStoryboarder(
  folder: string,
  version: string,
  boards: readonly DrawnBoard[],
  ratio: number | string = 1.7777777777777777,
): Promise<string> {
  const images = path.join(folder, 'images')
  mkdirSync(images, { recursive: true })
  let shade = 0
  const rows = []
  for (const [at, { uid, layers, fields, lost = [] }] of boards.entries()) {
    const stem = `board-${at + 1}-${uid}`
    for (const layer of layers) {
      if (lost.includes(layer)) continue
      shade = (shade + 7) % 255
      writeFileSync(path.join(images, nameOf(stem, layer)), await makePicture('png', 160, 90, shade))
    }
    writeFileSync(path.join(images, `${stem}-thumbnail.png`), await makePicture('png', 16, 9, 1))
    const stored = Object.fromEntries(
      layers.filter((layer) => layer !== '').map((layer) => [layer, { url: nameOf(stem, layer) }]),
    )
    rows.push({ uid, url: `${stem}.png`, newShot: at === 0, lastEdited: 1, layers: stored, number: at + 1, ...fields })
  }
  const file = path.join(folder, `${path.basename(folder)}.storyboarder`)
  writeFileSync(
    file,
    JSON.stringify({ version, aspectRatio: ratio, fps: 24, defaultBoardTiming: 2000, boards: rows }, null, 2),
  )
  return file
}

function nameOf(stem: string, layer: string): string {
  return layer === '' ? `${stem}.png` : `${stem}-${layer}.png`
}
