import { z } from 'zod'
import type { Board } from '../../document/board.ts'
import type { SceneRow, ShotRow } from '../../document/schema.ts'
import { sceneOf } from '../../document/select.ts'
import { shootingOrder } from '../../document/shooting.ts'
import { selectionOf } from '../../pages/selection.ts'
import type { Selection } from '../../pages/selection.ts'
import type { ExportField } from '../exporter.ts'
import { SHOT_COLUMNS, SHOT_COLUMN_IDS, USUAL_COLUMNS, ownShotColumns } from './shotColumns.ts'
import type { ShotColumn, TableCell } from './shotColumns.ts'

/** Which rows and columns a shot list has as a table. */
export const shotTableShape = {
  columns: z.array(z.enum(SHOT_COLUMN_IDS)).min(1),
  /** The film's own columns too, behind those. */
  ownColumns: z.boolean().default(true),
  order: z.enum(['story', 'shooting']).default('story'),
  /** Empty for the whole film. */
  sceneIds: z.array(z.string().max(80)).max(10_000),
  /** Empty for all. */
  shotIds: z.array(z.string().max(80)).max(10_000).default([]),
  /** Only shots that this view of the shot list shows, by its key; '' for all. */
  view: z.string().max(80).default(''),
  filter: z.string().max(500).default(''),
}
const choiceSchema = z.object(shotTableShape)
export type ShotTableChoice = z.infer<typeof choiceSchema>

export const USUAL_SHOT_TABLE: ShotTableChoice = {
  columns: [...USUAL_COLUMNS],
  ownColumns: true,
  order: 'story',
  sceneIds: [],
  shotIds: [],
  view: '',
  filter: '',
}

export interface ShotTable {
  readonly columns: readonly ShotColumn[]
  readonly rows: readonly ShotTableRow[]
  /** What it holds, if that is not the film; else ''. */
  readonly says: string
}

export interface ShotTableRow {
  /** One for each column. */
  readonly cells: readonly TableCell[]
  /** null: the scene has no shot to show. */
  readonly shot: ShotRow | null
}

/**
 * The shot list in story order, in which a scene that shows no shot, such as an omitted one, has its own row; or in
 * shooting order, which has shots alone, with their day.
 */
export function shotTable(board: Board, choice: ShotTableChoice): ShotTable {
  const selection = selectionOf(board, { ...choice, panelIds: [] })
  const shooting = choice.order === 'shooting'
  const columns = [
    ...SHOT_COLUMNS.filter(({ id }) => choice.columns.includes(id) || (shooting && id === 'day')),
    ...(choice.ownColumns ? ownShotColumns(board) : []),
  ]
  const places = shooting ? shootingPlaces(board, selection) : storyPlaces(selection)
  const rows = places.map(({ scene, shot }) => ({
    cells: columns.map((column) => column.scene?.(board, scene) ?? (shot && column.shot?.(board, shot)) ?? ''),
    shot,
  }))
  return { columns, rows, says: selection.says }
}

interface Place {
  readonly scene: SceneRow
  readonly shot: ShotRow | null
}

function storyPlaces({ scenes }: Selection): readonly Place[] {
  return scenes.flatMap(({ scene, shots }): readonly Place[] =>
    shots.length === 0 ? [{ scene, shot: null }] : shots.map((shot) => ({ scene, shot })),
  )
}

function shootingPlaces(board: Board, { scenes }: Selection): readonly Place[] {
  const chosen = new Set(scenes.flatMap(({ shots }) => shots.map(({ id }) => id)))
  return shootingOrder(board)
    .flatMap(({ shots }) => shots)
    .filter(({ id }) => chosen.has(id))
    .map((shot) => ({ scene: sceneOf(board, shot.sceneId)!, shot }))
}

function ownColumnsField<Options extends ShotTableChoice>(shown: (options: Options) => boolean): ExportField<Options> {
  return {
    kind: 'check',
    word: 'own-columns',
    label: 'The film’s own columns',
    shown,
    value: ({ ownColumns }) => ownColumns,
    sets: (ownColumns) => ({ ownColumns }) as Partial<Options>,
  }
}

function viewField<Options extends ShotTableChoice>(shown: (options: Options) => boolean): ExportField<Options> {
  return {
    kind: 'view',
    word: 'view',
    label: 'View',
    shown,
    value: ({ view }) => view,
    sets: (view) => ({ view }) as Partial<Options>,
  }
}

type TableField = 'columns' | 'ownColumns' | 'order' | 'scenes' | 'shots' | 'view' | 'filter'

/** What can be chosen of such a table; `isShots`: the options are of one. */
export function shotTableForm<Options extends ShotTableChoice>(
  isShots: (options: Options) => boolean = () => true,
): Readonly<Record<TableField, ExportField<Options>>> {
  const sets = (choice: Partial<ShotTableChoice>): Partial<Options> => choice as Partial<Options>
  return {
    columns: {
      kind: 'list',
      word: 'columns',
      label: 'Columns',
      shown: isShots,
      items: SHOT_COLUMNS.map(({ id, label }) => ({ id, label })),
      usual: USUAL_COLUMNS,
      value: ({ columns }) => columns,
      sets: (ids) => sets({ columns: SHOT_COLUMN_IDS.filter((id) => ids.has(id)) }),
    },
    ownColumns: ownColumnsField(isShots),
    order: {
      kind: 'choice',
      word: 'order',
      label: 'Order',
      shown: isShots,
      choices: [
        { id: 'story', label: 'Story', sets: sets({ order: 'story' }) },
        { id: 'shooting', label: 'Shooting', sets: sets({ order: 'shooting' }) },
      ],
      value: ({ order }) => order,
    },
    scenes: {
      kind: 'scenes',
      word: 'scenes',
      label: 'Scenes',
      value: ({ sceneIds }) => sceneIds,
      sets: (ids) => sets({ sceneIds: [...ids] }),
    },
    shots: {
      kind: 'shots',
      word: 'shots',
      label: 'Shots',
      shown: isShots,
      value: ({ shotIds }) => shotIds,
      sets: (ids) => sets({ shotIds: [...ids] }),
    },
    view: viewField(isShots),
    filter: {
      kind: 'line',
      word: 'filter',
      label: 'Shots with',
      placeholder: 'words in any of their fields',
      once: true,
      shown: isShots,
      value: ({ filter }) => filter,
      sets: (filter) => sets({ filter: filter.slice(0, 500) }),
    },
  }
}
