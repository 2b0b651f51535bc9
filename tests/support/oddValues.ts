import { z } from 'zod'
import { makeTake } from './film.ts'
import { makeStroke } from './marks.ts'
import { LATER_CARD_BLANKS } from '#shared/document/cardSchema.ts'
import type { NewId } from '#shared/document/ids.ts'
import type { MarkRow, Rows, TableName } from '#shared/document/schema.ts'
import { ROW_SCHEMAS } from '#shared/document/schema.ts'
import { blankLayer, blankPanel, blankScene, blankShot, newProject } from '#shared/document/newProject.ts'
import { filmOf } from '#shared/document/board.ts'

/** What no field was made for, by name. Some of it fits some fields: the schema says which. */
export const ODD_VALUES: Readonly<Record<string, (whole: unknown) => unknown>> = {
  'not a number': () => NaN,
  infinity: () => Infinity,
  'minus infinity': () => -Infinity,
  'minus nothing': () => -0,
  'a huge number': () => 1e308,
  'a tiny number': () => 5e-324,
  'less than nothing': () => -1,
  'half of one': () => 0.5,
  'an unsafe whole number': () => 2 ** 53,
  'an empty text': () => '',
  'a text of blanks': () => '   ',
  'a text a line can just hold': () => 'x'.repeat(500),
  'a text longer than a line': () => 'x'.repeat(501),
  'a text longer than a text': () => 'x'.repeat(20_001),
  'a text longer than anything': () => 'x'.repeat(4_000_001),
  'half a character': () => `a\ud800b`,
  'the other half of a character': () => '\udc00',
  'control characters': () => '\u0000\u0007\u001b[31mred\u001b[0m\u007f',
  'a byte order mark': () => '\ufeff',
  'text from right to left': () => '\u202eabc\u202c שלום \u200f',
  'ten thousand lines': () => '\n'.repeat(10_000),
  'faces of many code points': () => '👩‍👩‍👧‍👦'.repeat(60),
  'code of another language': () => `'); DROP TABLE shot; --<script>`,
  'a name that objects have': () => '__proto__',
  null: () => null,
  nothing: () => undefined,
  true: () => true,
  'an empty list': () => [],
  'an empty object': () => ({}),
  'a list of itself, over and over': (whole) => Array.from({ length: 10_001 }, () => itemOf(whole)),
  'thirty-one of them': (whole) => Array.from({ length: 31 }, () => itemOf(whole)),
}

function itemOf(whole: unknown): unknown {
  return Array.isArray(whole) && whole.length > 0 ? (whole[0] as unknown) : whole
}

export type Path = readonly (string | number)[]

/** Every place of a schema in which a value can stand, from the schema itself: a new field is among them by itself. */
export function pathsOf(schema: z.core.$ZodType, value: unknown): Path[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return pathsOf(schema.unwrap(), value)
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = schema.options.find((each) => z.safeParse(each, value).success)
    return option ? pathsOf(option, value) : [[]]
  }
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([key, inner]) =>
      [[], ...pathsOf(inner, at(value, [key]))].map((path) => [key, ...path]),
    )
  if (schema instanceof z.ZodArray)
    return Array.isArray(value) && value.length > 0
      ? [[], ...pathsOf(schema.element, value[0]).map((path) => [0, ...path])]
      : [[]]
  if (schema instanceof z.ZodTuple)
    return [[], ...schema.def.items.flatMap((inner, i) => pathsOf(inner, at(value, [i])).map((path) => [i, ...path]))]
  return [[]]
}

export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined),
    value,
  )
}

/** A copy with another value at that place; the same value where there is no such place in it. */
export function withAt<T>(value: T, [key, ...rest]: Path, inner: unknown): T {
  if (key === undefined) return inner as T
  if (typeof value !== 'object' || value === null) return value
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>
  copy[key] = withAt(copy[key], rest, inner)
  return copy as T
}

export interface OddField {
  readonly table: TableName
  readonly path: Path
  /** A whole row that can be stored. */
  readonly row: Rows[TableName]
}

/** Every field of every table, each with a whole row; unions of shapes once for each shape. */
export function everyField(rows: ReadonlyMap<TableName, readonly Rows[TableName][]>): OddField[] {
  const fields = [...rows].flatMap(([table, examples]) =>
    examples.flatMap((row) => pathsOf(ROW_SCHEMAS[table], row).map((path) => ({ table, path, row }))),
  )
  const named = fields.map((field) => [`${field.table} ${kindOf(field.row)} ${field.path.join('.')}`, field] as const)
  return [...new Map(named).values()]
}

function kindOf(row: Rows[TableName]): string {
  return 'kind' in row ? row.kind : ''
}

/** A film in which no field is empty that could hold something to look into. */
export function filledRows(newId: NewId): ReadonlyMap<TableName, readonly Rows[TableName][]> {
  const film = filmOf(newProject({ title: 'Salt', ratio: 2.39, createdAt: '2026-03-04T10:00:00.000Z' }, newId))
  const media: Rows['media'] = {
    id: `media_${'cd'.repeat(32)}` as Rows['media']['id'],
    type: 'image/png',
    bytes: 900,
    width: 640,
    height: 480,
    name: 'quay.png',
  }
  const cast: Rows['card'] = {
    id: newId('card'),
    order: 'a0',
    kind: 'cast',
    name: 'Mara',
    description: '',
    mediaIds: [media.id],
    version: 1,
    ...LATER_CARD_BLANKS,
  }
  const pictures = [{ mediaId: media.id, use: 'face' as const }]
  const look: Rows['look'] = {
    id: newId('look'),
    cardId: cast.id,
    order: 'a0',
    name: 'Oilskin',
    description: '',
    pictures,
    version: 2,
    past: [{ version: 1, description: '', pictures }],
  }
  const draft: Rows['draft'] = {
    id: newId('draft'),
    order: 'a0',
    name: 'Salt.fountain',
    format: 'fountain',
    color: 'White',
    importedAt: '2026-03-04T10:00:00.000Z',
    source: { hash: 'ab'.repeat(32), extension: 'fountain', bytes: 900 },
  }
  const looks = [{ cardId: cast.id, lookId: look.id }]
  const scene = { ...blankScene(newId('scene'), 'a0'), looks, script: { draftId: draft.id, element: 3 }, eighths: 9 }
  const shot: Rows['shot'] = {
    ...blankShot(newId('shot'), scene.id, 'a0'),
    castIds: [cast.id],
    propIds: [cast.id],
    locationId: cast.id,
    looks,
    covers: { draftId: draft.id, parts: [{ from: { element: 1, at: 0 }, to: { element: 2, at: 9 }, onCamera: true }] },
  }
  const panel: Rows['panel'] = {
    ...blankPanel(newId('panel'), shot.id, 'a0', 2.39),
    perspective: { horizon: 300, points: [[0, 300]] },
  }
  const layer: Rows['layer'] = {
    ...blankLayer(newId('layer'), panel.id, 'a0'),
    placement: { x: 0, y: 0, width: 100, height: 100, degrees: 0 },
    crop: { x: 0, y: 0, width: 1, height: 1 },
  }
  return new Map<TableName, readonly Rows[TableName][]>([
    ['project', [film]],
    ['media', [media]],
    ['card', [cast]],
    ['look', [look]],
    ['draft', [draft]],
    ['scene', [scene]],
    ['shot', [shot]],
    ['panel', [panel]],
    ['layer', [layer]],
    ['take', [filledTake(newId, panel.id, media.id)]],
    ['mark', marksOn(newId, layer.id)],
  ])
}

function filledTake(newId: NewId, panelId: Rows['panel']['id'], mediaId: Rows['media']['id']): Rows['take'] {
  const take = { ...makeTake(panelId, mediaId, 1), id: newId('take') }
  const staging = { ...take.recipe.request.staging, cast: ['Mara'] }
  const pictures = [{ role: 'cast' as const, label: 'Mara v1', mediaId }]
  const usage = { promptTokens: 1, imageTokens: 1, textTokens: 1, thoughtTokens: 1 }
  const crop = { x: 0, y: 0, width: 10, height: 10 }
  return { ...take, recipe: { ...take.recipe, request: { ...take.recipe.request, staging, pictures }, usage, crop } }
}

function marksOn(newId: NewId, layerId: Rows['layer']['id']): MarkRow[] {
  const stroke = makeStroke(newId, layerId, 'a0', 4)
  const base = () => ({
    id: newId('mark'),
    layerId,
    order: 'a0',
    transform: [1, 0, 0, 1, 0, 0] as MarkRow['transform'],
    color: '#000000',
    opacity: 1,
  })
  return [
    { ...stroke, transform: [1, 0, 0, 1, 0, 0], within: false },
    { ...base(), kind: 'shape', shape: 'arrow', size: 4, from: [0, 0], to: [9, 9], bend: [5, 5], filled: false },
    { ...base(), kind: 'text', x: 1, y: 1, size: 30, text: 'tide' },
    { ...base(), kind: 'fill', rings: [stroke.points] },
    { ...base(), kind: 'camera', start: [0, 0, 100, 50], end: [0, 0, 80, 40], ease: 'both' },
  ]
}
