import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import { boardFrom, filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { mediaIdSchema } from '#shared/document/ids.ts'
import { blankLayer, blankPanel, blankScene, blankShot, newProject } from '#shared/document/newProject.ts'
import { keysBetween } from '#shared/document/order.ts'
import { LATER_TAKE_BLANKS } from '#shared/document/schema.ts'
import type { LayerRow, MediaRow, PanelRow, SceneRow, ShotRow, TakeRow } from '#shared/document/schema.ts'
import { ANGLES, FRAMINGS, LENSES_MM, MOVEMENTS, SIZES, SUPPORTS } from '#shared/film/vocabulary.ts'
import { panelSize } from '#shared/film/ratios.ts'
import { testIds } from './testFilm.ts'

export interface PrintFilmOptions {
  readonly scenes: number
  readonly shotsPerScene: number
  readonly ratio?: number
  /** Every so many shots has three panels. */
  readonly tripleEvery?: number
  /** Every so many panels has a kept take; by turns stand-in and model. */
  readonly takeEvery?: number
  /** Long side of a panel's JPEG in px. */
  readonly pictureSide?: number
  readonly omitted?: readonly number[]
}

const PLACES = [
  ['int', 'Salt house', 'Night'],
  ['ext', 'Causeway', 'Dawn'],
  ['int', 'Ferry, engine room', 'Day'],
  ['ext', 'Salt flats', 'Dusk'],
  ['int-ext', 'Pick-up truck', 'Night'],
] as const
const ACTIONS = [
  'Mara wades toward the third post, the lantern held high. The water is at her waist.',
  'Ilo turns. He has heard the bell.',
  'The door gives. Cold light floods the salt bins and the dust hangs in it, and for a breath nobody moves.',
  'Hands on the rope, slipping; blood and brine.',
  'She looks back at the house. One window is lit → then none.',
  'Gulls lift off the flats, all at once.',
  'He sets down two cups, though there is only one of him now.',
]
const DIALOGUE = [
  'MARA: You said the tide would wait.\nILO: I said it might.',
  '',
  '',
  'ILO (O.S.): Mara! 塩の家へ戻れ。',
  'MARA: Don’t count the posts. Count the seconds between the waves, and when you lose count, run.',
  '',
]
const SOUNDS = ['Wind on wires, far bell', '', 'Engine dies', '', '']
const NOTES = ['', 'Needs splash bags ✓', '', '', 'Plate for VFX first', '']

/** A film as a production has it: words of every length, several alphabets, real JPEG pictures in a folder of media by hash. */
export function printFilm(options: PrintFilmOptions, mediaFolder: string): Board {
  const newId = testIds()
  const { ratio = 1.78, tripleEvery = 5, takeEvery = 0, pictureSide = 1280 } = options
  const film = {
    ...filmOf(newProject({ title: 'The Salt House', ratio, createdAt: '2026-03-04T10:00:00.000Z' }, newId)),
    author: 'Renáta Kőszegi',
    draft: 'Draft 3',
  }
  const rows = { scene: [] as SceneRow[], shot: [] as ShotRow[], panel: [] as PanelRow[], layer: [] as LayerRow[] }
  const takes: TakeRow[] = []
  const media: MediaRow[] = []
  const sceneKeys = keysBetween(null, null, options.scenes)
  let count = 0
  for (let at = 0; at < options.scenes; at += 1) {
    const [intExt, location, timeOfDay] = PLACES[at % PLACES.length]!
    const omitted = options.omitted?.includes(at) ?? false
    const scene = { ...blankScene(newId('scene'), sceneKeys[at]!), intExt, location, timeOfDay, omitted }
    rows.scene.push(scene)
    for (const key of keysBetween(null, null, options.shotsPerScene)) {
      const shot = { ...blankShot(newId('shot'), scene.id, key), ...shotWords(count) }
      rows.shot.push(shot)
      count += 1
      for (const [index, order] of keysBetween(null, null, count % tripleEvery === 0 ? 3 : 1).entries()) {
        const panel = { ...blankPanel(newId('panel'), shot.id, order, ratio), label: ['', 'beat', 'end'][index]! }
        const picture = addPicture(mediaFolder, ratio, pictureSide, rows.panel.length + 1, false)
        media.push(picture)
        rows.panel.push(panel)
        const layer = { ...blankLayer(newId('layer'), panel.id, 'a0', 'Scan'), kind: 'picture' as const }
        rows.layer.push({ ...layer, mediaId: picture.id })
        if (takeEvery > 0 && rows.panel.length % takeEvery === 0) {
          const made = addPicture(mediaFolder, 16 / 9, 960, rows.panel.length + 1, true)
          media.push(made)
          takes.push(takeOf(newId('take'), panel, made, takes.length % 2 === 0 ? 'gemini' : 'stand-in'))
        }
      }
    }
  }
  return boardFrom({ project: [film], ...rows, take: takes, media })
}

function shotWords(count: number): Partial<ShotRow> {
  return {
    size: SIZES[(count * 5) % SIZES.length]!.id,
    framing: count % 3 === 0 ? '' : FRAMINGS[(count * 3) % FRAMINGS.length]!.id,
    angle: ANGLES[(count * 7) % ANGLES.length]!.id,
    movement: MOVEMENTS[(count * 2) % MOVEMENTS.length]!.id,
    direction: count % 4 === 1 ? 'in' : '',
    movementNote: count % 4 === 1 ? 'slow' : '',
    lensMm: count % 6 === 2 ? null : LENSES_MM[(count * 3) % LENSES_MM.length]!,
    support: SUPPORTS[count % SUPPORTS.length]!.id,
    subject: ['Mara', 'Ilo', 'Mara and Ilo', ''][count % 4]!,
    action: ACTIONS[count % ACTIONS.length]!,
    dialogue: DIALOGUE[count % DIALOGUE.length]!,
    sound: SOUNDS[count % SOUNDS.length]!,
    notes: NOTES[count % NOTES.length]!,
    seconds: count % 5 === 4 ? null : 2 + (count % 7) * 0.5,
    status: count % 3 === 0 ? 'boarded' : 'to-board',
  }
}

function takeOf(id: TakeRow['id'], panel: PanelRow, media: MediaRow, provider: 'gemini' | 'stand-in'): TakeRow {
  return {
    id,
    panelId: panel.id,
    order: 'a0',
    number: 1,
    mediaId: media.id,
    struck: false,
    kept: true,
    ...LATER_TAKE_BLANKS,
    recipe: {
      request: {
        provider,
        model: 'm',
        baseUrl: '',
        pieces: [],
        pictures: [],
        aspectRatio: '16:9',
        imageSize: '1K',
        seed: null,
        staging: {
          size: '',
          framing: '',
          angle: '',
          lensMm: null,
          ratio: panel.width / panel.height,
          intExt: '',
          timeOfDay: '',
          cast: [],
          slate: '',
        },
      },
      words: '',
      crop: null,
      said: '',
      finishReason: 'STOP',
      usage: null,
      estimateUsd: null,
      actualUsd: null,
      took: 1,
      at: '2026-03-04T10:00:00.000Z',
    },
  }
}

/** A horizon, some figures and hatching, different for every seed: as heavy as a scanned drawing. */
function addPicture(folder: string, ratio: number, side: number, seed: number, painted: boolean): MediaRow {
  const { width, height } = panelSize(ratio, side)
  const canvas = createCanvas(width, height)
  const pen = canvas.getContext('2d')
  const random = (at: number) => Math.abs(Math.sin(seed * 12.9898 + at * 78.233) * 43758.5453) % 1
  pen.fillStyle = painted ? `hsl(${180 + random(1) * 60} 18% 66%)` : '#ffffff'
  pen.fillRect(0, 0, width, height)
  const horizon = height * (0.35 + random(2) * 0.3)
  if (painted) {
    pen.fillStyle = `hsl(${170 + random(3) * 60} 16% 40%)`
    pen.fillRect(0, horizon, width, height)
  }
  pen.strokeStyle = '#2a2927'
  pen.lineCap = 'round'
  pen.lineWidth = side / 260
  pen.beginPath()
  pen.moveTo(0, horizon)
  pen.bezierCurveTo(width * 0.3, horizon - 12 * random(4), width * 0.6, horizon + 14 * random(5), width, horizon)
  for (let post = 0; post < 3 + random(6) * 5; post += 1) {
    const x = width * (0.06 + random(20 + post) * 0.88)
    pen.moveTo(x, horizon - height * 0.12 * random(30 + post))
    pen.lineTo(x + 8 * random(40 + post), horizon + height * 0.25 * random(50 + post))
  }
  const x = width * (0.25 + random(7) * 0.5)
  const head = height * (0.05 + random(8) * 0.14)
  pen.moveTo(x + head, horizon - head)
  pen.ellipse(x, horizon - head, head, head * 1.25, 0, 0, Math.PI * 2)
  pen.moveTo(x - head * 1.9, height)
  pen.bezierCurveTo(x - head * 1.8, horizon + head, x - head, horizon + head * 0.4, x, horizon + head * 0.35)
  pen.bezierCurveTo(x + head, horizon + head * 0.4, x + head * 1.8, horizon + head, x + head * 1.9, height)
  pen.stroke()
  pen.lineWidth = side / 640
  for (let hatch = 0; hatch < 60; hatch += 1) {
    pen.beginPath()
    pen.moveTo(x + head * (hatch / 60), horizon - head * 1.8)
    pen.lineTo(x + head * (hatch / 60) - head * 0.3, horizon + head * random(60 + hatch))
    pen.stroke()
  }
  const bytes = canvas.toBuffer('image/jpeg', 85)
  const id = mediaIdSchema.parse(`media_${createHash('sha256').update(bytes).digest('hex')}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${id.slice('media_'.length)}.jpg`), bytes)
  return { id, type: 'image/jpeg', bytes: bytes.length, width, height, name: '' }
}
