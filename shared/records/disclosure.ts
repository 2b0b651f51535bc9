import { z } from 'zod'
import type { PictureRole } from '../document/recipe.ts'

const count = z.number().int().min(0)

/** What was drawn, generated, sent and kept for one shot. */
export const disclosureRowSchema = z.object({
  scene: z.string(),
  /** Its number; '' for what was asked for in panels that are no longer in the film. */
  shot: z.string(),
  /** Why it is no part of the film, though its number is; '' for one that is. */
  left: z.enum(['', 'cut', 'scene omitted']),
  panels: count,
  /** Marks drawn by hand: strokes, shapes, words, fills. */
  strokes: count,
  otherMarks: count,
  /** Strokes whose time was recorded, and that time: with the pen down, in tenths, so that rows add up to their total. */
  timedStrokes: count,
  penSeconds: z.number().min(0),
  /** Pictures laid in that were brought from elsewhere. */
  broughtIn: count,
  standIns: count,
  /** Requests that left for a model, and those it refused. */
  requests: count,
  refused: count,
  /** What was sent with them besides words, by role: { sketch: 4 }. */
  sent: z.record(z.string(), count),
  /** Takes by model: those in the film, and those that were kept. */
  models: z.array(z.object({ model: z.string(), takes: count, kept: count })),
})
export type DisclosureRow = z.infer<typeof disclosureRowSchema>

export const disclosureSchema = z.object({
  film: z.string(),
  author: z.string(),
  policy: z.string(),
  rows: z.array(disclosureRowSchema),
})
export type Disclosure = z.infer<typeof disclosureSchema>

export const NO_DISCLOSURE: Disclosure = { film: '', author: '', policy: '', rows: [] }

/** "12A", "12A, cut". */
export function rowName({ shot, left }: DisclosureRow): string {
  return shot === '' ? 'No longer in the film' : [shot, left].filter(Boolean).join(', ')
}

/** "40 shots in 52 panels, and 2 shots in 3 panels that are cut or omitted". */
export function shotsWords(rows: readonly DisclosureRow[]): string {
  const shots = rows.filter(({ shot }) => shot !== '')
  const words = (some: readonly DisclosureRow[]): string =>
    `${many(some.length, 'shot')} in ${many(totalOf(some).panels, 'panel')}`
  const left = shots.filter((row) => row.left !== '')
  const also = left.length === 0 ? '' : `, and ${words(left)} that ${left.length === 1 ? 'is' : 'are'} cut or omitted`
  return words(shots.filter((row) => row.left === '')) + also
}

/** The totals of some shots. */
export function totalOf(rows: readonly DisclosureRow[]): DisclosureRow {
  const sum = (of: (row: DisclosureRow) => number): number => rows.reduce((all, row) => all + of(row), 0)
  const sent: Record<string, number> = {}
  const models = new Map<string, { model: string; takes: number; kept: number }>()
  for (const row of rows) {
    for (const [role, times] of Object.entries(row.sent)) sent[role] = (sent[role] ?? 0) + times
    for (const { model, takes, kept } of row.models) {
      const known = models.get(model) ?? { model, takes: 0, kept: 0 }
      models.set(model, { model, takes: known.takes + takes, kept: known.kept + kept })
    }
  }
  return {
    scene: '',
    shot: '',
    left: '',
    panels: sum((row) => row.panels),
    strokes: sum((row) => row.strokes),
    otherMarks: sum((row) => row.otherMarks),
    timedStrokes: sum((row) => row.timedStrokes),
    penSeconds: Math.round(sum((row) => row.penSeconds) * 10) / 10,
    broughtIn: sum((row) => row.broughtIn),
    standIns: sum((row) => row.standIns),
    requests: sum((row) => row.requests),
    refused: sum((row) => row.refused),
    sent,
    models: [...models.values()],
  }
}

/** "412 marks, 38 min with the pen down"; says where time was not recorded. */
export function drawnWords({ strokes, otherMarks, timedStrokes, penSeconds }: DisclosureRow): string {
  const marks = strokes + otherMarks
  if (marks === 0) return 'nothing drawn'
  const said = `${marks} ${marks === 1 ? 'mark' : 'marks'}`
  if (strokes === 0) return said
  if (timedStrokes === 0) return `${said}, time not recorded`
  const part = timedStrokes === strokes ? '' : ` in ${timedStrokes} of ${strokes} strokes, the others not timed`
  return `${said}, ${timeWords(penSeconds)} with the pen down${part}`
}

function timeWords(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`
}

/** "Nano Banana 2.1: 3 takes, 1 kept; 2 stand-ins"; '' for nothing. */
export function madeWords({ models, standIns }: DisclosureRow): string {
  const by = models.map(({ model, takes, kept }) => `${model}: ${many(takes, 'take')}, ${kept} kept`)
  return [...by, ...(standIns > 0 ? [`${standIns} stand-in${standIns === 1 ? '' : 's'}`] : [])].join('; ')
}

const ROLE_WORDS: Readonly<Record<PictureRole, readonly [one: string, more: string]>> = {
  sketch: ['drawing', 'drawings'],
  cast: ['cast picture', 'cast pictures'],
  location: ['location picture', 'location pictures'],
  prop: ['prop picture', 'prop pictures'],
  style: ['style picture', 'style pictures'],
  reference: ['reference picture', 'reference pictures'],
  take: ['earlier take', 'earlier takes'],
  marked: ['take with marks drawn on it', 'takes with marks drawn on them'],
  crop: ['part of a take', 'parts of takes'],
  before: ['take of the shot before', 'takes of the shot before'],
  after: ['take of the shot after', 'takes of the shot after'],
  contact: ['contact sheet', 'contact sheets'],
  staging: ['stand-in staging', 'stand-in stagings'],
}

function roleWords(role: string, times: number): string {
  const [one, more] = ROLE_WORDS[role as PictureRole] ?? [`${role} picture`, `${role} pictures`]
  return `${times} ${times === 1 ? one : more}`
}

/** "5 requests of words, with 4 drawings, 2 cast pictures; 1 refused"; '' if nothing left. */
export function sentWords({ requests, refused, sent }: DisclosureRow): string {
  if (requests === 0) return ''
  const pictures = Object.entries(sent)
    .filter(([, times]) => times > 0)
    .map(([role, times]) => roleWords(role, times))
  const along = pictures.length > 0 ? `, with ${pictures.join(', ')}` : ''
  return `${many(requests, 'request')} of words${along}${refused > 0 ? `; ${refused} refused` : ''}`
}

function many(times: number, one: string): string {
  return `${times} ${one}${times === 1 ? '' : 's'}`
}

/** What a reader has to know of the report, for someone who was not there. */
export const DISCLOSURE_WORDS: readonly string[] = [
  'This report is made from what the film’s own folder holds: every mark that is still in it, every take that was made here, and the ledger of every request. “Drawn” counts marks made by hand in Framewright. “With the pen down” is the time between touching and lifting, recorded with each stroke since Framewright does so; it is less than the time an artist worked.',
  'A take is a picture made by a model from the words and pictures that were sent. A kept take was chosen by a person as the reference for a panel; takes that were not kept are still in the folder. A stand-in is built by the program from simple figures, without a model and without sending anything.',
  'Pictures brought from elsewhere are counted, and nothing is said of how they were made. Work in other programs, and what was deleted from the film, is not in this report. It is a record by the people who made the film and no signed credential.',
]
