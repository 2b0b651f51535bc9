import { RANGES } from '../../document/limits.ts'
import { boardFile } from './boardFile.ts'
import type { BoardFile, StoredBoard } from './boardFile.ts'

/** A picture of a board, to lay on its panel. */
export interface StoryboarderLayer {
  /** "Reference", "Pencil" … */
  readonly name: string
  /** In the project's folder `images`. */
  readonly file: string
  /** 0..1. */
  readonly opacity: number
}

/** A board, which is one panel here. */
export interface StoryboarderPanel {
  /** From 1, as its files are named. */
  readonly number: number
  readonly uid: string
  readonly seconds: number
  readonly dialogue: string
  readonly action: string
  /** The notes, and behind them what refers to a sound. */
  readonly notes: string
  /** Bottom to top; only those whose files are there. */
  readonly layers: readonly StoryboarderLayer[]
}

export interface StoryboarderShot {
  /** As the program showed it: "1A"; '' in old files. */
  readonly label: string
  readonly panels: readonly StoryboarderPanel[]
}

/** A file that a board names and the folder doesn't have. */
export interface MissingFile {
  /** The board's number, from 1. */
  readonly board: number
  readonly file: string
}

/** A project: one scene, in shots. */
export interface StoryboarderProject {
  readonly version: string
  /** Width over height. */
  readonly ratio: number
  readonly frameRate: number
  readonly shots: readonly StoryboarderShot[]
  readonly missing: readonly MissingFile[]
  /** Sentences on boards that couldn't be read. */
  readonly unread: readonly string[]
}

/**
 * Reads a Storyboarder project (wonderunit/storyboarder, versions 0.7 to 3) from its JSON. Total: what is no such file is
 * refused in words; a faulty board is named, and the others are read.
 * @param hasImage Whether a file of that name is in the folder `images`.
 */
export function readStoryboarder(
  text: string,
  hasImage: (file: string) => boolean,
): StoryboarderProject | { readonly refusal: string } {
  const file = parsed(text)
  if (file === null) return { refusal: 'This is not a Storyboarder project, or it is cut off.' }
  const shots: { label: string; panels: StoryboarderPanel[] }[] = []
  const missing: MissingFile[] = []
  const unread: string[] = []
  file.boards.forEach((board, index) => {
    if (board === null) {
      unread.push(`Board ${index + 1} can’t be read, and is left out.`)
      return
    }
    const { layers, lost } = layersOf(board, file.version, hasImage)
    missing.push(...lost.map((name) => ({ board: index + 1, file: name })))
    if (board.newShot || shots.length === 0) shots.push({ label: board.shot, panels: [] })
    shots.at(-1)!.panels.push(panelOf(board, index + 1, file, layers))
  })
  return { version: file.version, ratio: file.aspectRatio, frameRate: file.fps, shots, missing, unread }
}

function parsed(text: string): BoardFile | null {
  try {
    return boardFile.safeParse(JSON.parse(text.replace(/^\ufeff/, ''))).data ?? null
  } catch {
    return null
  }
}

function panelOf(
  { uid, duration, dialogue, action, notes, audio, link }: StoredBoard,
  number: number,
  { defaultBoardTiming }: BoardFile,
  layers: readonly StoryboarderLayer[],
): StoryboarderPanel {
  const sound = audio && audio.filename !== '' ? `Sound: ${audio.filename}${lengthOf(audio.duration)}` : ''
  const linked = link === '' ? '' : `Linked file: ${link}`
  const seconds = Math.min(RANGES.seconds[1], (duration ?? defaultBoardTiming) / 1000)
  return { number, uid, seconds, dialogue, action, notes: lines(notes, sound, linked), layers }
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}

function lengthOf(ms: number | undefined): string {
  return ms === undefined ? '' : ` (${Math.round(ms / 100) / 10} s)`
}

/** The program's layers, bottom to top, and how strong each is where the file doesn't say. */
const LAYERS: readonly { readonly id: string; readonly name: string; readonly opacity: number }[] = [
  { id: 'shot-generator', name: 'Shot generator', opacity: 1 },
  { id: 'reference', name: 'Reference', opacity: 0.75 },
  { id: 'fill', name: 'Fill', opacity: 1 },
  { id: 'tone', name: 'Tone', opacity: 1 },
  { id: 'pencil', name: 'Pencil', opacity: 1 },
  { id: 'ink', name: 'Ink', opacity: 1 },
  { id: 'main', name: 'Drawing', opacity: 1 },
  { id: 'notes', name: 'Notes', opacity: 1 },
]
/** Those that make up a drawing; without any of them, the drawing is the board's own file. */
const DRAWN = new Set(['fill', 'tone', 'pencil', 'ink', 'main'])

/** Versions up to 1.3 kept the drawing of a board in its own file. */
function drewInOneFile(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return !(major > 1 || (major === 1 && minor > 3))
}

interface FoundLayers {
  readonly layers: readonly StoryboarderLayer[]
  /** Names of files that aren't there. */
  readonly lost: readonly string[]
}

function layersOf(board: StoredBoard, version: string, hasImage: (file: string) => boolean): FoundLayers {
  const stored = new Map(Object.entries(board.layers))
  const isDrawn = [...stored.keys()].some((id) => DRAWN.has(id))
  // A board that was never drawn on has a name for its file, and no file; since its layers have files, none has one.
  const expected = board.edited && drewInOneFile(version)
  const own = board.url !== '' && !isDrawn && (expected || hasImage(board.url))
  if (own) stored.set('main', { url: board.url, opacity: undefined })
  const layers: StoryboarderLayer[] = []
  const lost: string[] = []
  for (const { name, opacity, file } of inOrder(stored)) {
    if (isPlainName(file) && hasImage(file)) layers.push({ name, file, opacity })
    else lost.push(file)
  }
  return { layers, lost }
}

function inOrder(stored: ReadonlyMap<string, { readonly url: string; readonly opacity: number | undefined }>) {
  const known = LAYERS.filter(({ id }) => stored.has(id))
  const others = [...stored.keys()].filter((id) => LAYERS.every((each) => each.id !== id))
  return [...known, ...others.map((id) => ({ id, name: id, opacity: 1 }))].map((layer) => {
    const { url, opacity } = stored.get(layer.id)!
    return { ...layer, file: url, opacity: Math.min(1, Math.max(0, opacity ?? layer.opacity)) }
  })
}

/** A file may not lead out of its folder. */
function isPlainName(file: string): boolean {
  return file !== '' && !/[/\\\u0000]|^\.\.?$/.test(file) // oxlint-disable-line no-control-regex -- a name that ends early for the system
}
