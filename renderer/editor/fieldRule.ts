import { fieldOf } from '#shared/fields/filmFields.ts'
import type { FieldId } from '#shared/fields/filmFields.ts'
import { writeShotField } from '#shared/fields/writeShotField.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { LIMITS } from '#shared/document/limits.ts'
import type { Refusal } from '#shared/document/refusal.ts'
import { fieldsRefusal, mostOf } from '#shared/document/refusal.ts'
import type { Rows, TableName } from '#shared/document/schema.ts'
import { layerOf, panelOf, sceneOf, takeOf } from '#shared/document/select.ts'
import type { Editor } from './editor.ts'

/** What a row's field can hold, as the window's inputs need it. */
export interface FieldRule {
  readonly key: string
  readonly most: number | undefined
  readonly refuse: (text: string) => string | null
  readonly show: () => void
}

/** The rule for a text field of one row. `tidy`: applied to the text before it is saved. */
export function fieldRule<T extends TableName>(
  editor: Editor,
  table: T,
  id: string,
  field: keyof Rows[T] & string,
  { tidy = (text) => text, show }: { tidy?: (text: string) => string; show?: () => void } = {},
): FieldRule {
  const fields = (text: string): Partial<Rows[T]> => ({ [field]: tidy(text) }) as Partial<Rows[T]>
  return {
    ...fieldPlace(editor, table, id, field, show),
    most: mostOf(table, field),
    refuse: (text) => heldSentence(fieldsRefusal(editor.board(), table, id, fields(text))),
  }
}

/** The rule for a writable field of one or more shots. */
export function shotFieldRule(editor: Editor, shotIds: readonly ShotId[], field: FieldId): FieldRule {
  const kind = fieldOf(editor.board(), field)?.kind
  // Fields that the inspector doesn't show are edited in the list only.
  const inList = kind === 'term' || kind === 'cards'
  const ids = shotIds.join('+')
  return {
    ...fieldPlace(editor, 'shot', ids, field, () => {
      showRow(editor, 'shot', ids)
      if (inList) editor.session.set({ view: 'shot-list' })
    }),
    most: kind === 'text' || kind === 'line' ? LIMITS[kind] : undefined,
    refuse(text) {
      const wrote = writeShotField(editor.board(), shotIds, field, text)
      return 'refusal' in wrote ? heldSentence(wrote.refusal) : null
    },
  }
}

/** The place of a row's field, for fields whose widget itself knows what they hold. */
export function fieldPlace<T extends TableName>(
  editor: Editor,
  table: T,
  id: string,
  field: string,
  show = () => showRow(editor, table, id),
): Pick<FieldRule, 'key' | 'show'> {
  return { key: `${table}/${id}/${field}`, show }
}

/** Why what was typed is not saved yet, and what will happen to it. */
export function heldSentence(refusal: Refusal | null): string | null {
  if (refusal === null) return null
  if (refusal.kind === 'unfit') return `${refusal.what} ${refusal.why}. It stays here, not saved, until you change it.`
  const { what, most, unit, found } = refusal
  const over = `${what} can hold ${most.toLocaleString('en-GB')} ${unit}, and this is ${(found - most).toLocaleString('en-GB')} too many.`
  return `${over} It stays here, not saved, until you shorten it.`
}

/** Shows the pane with a row's fields. */
function showRow(editor: Editor, table: TableName, id: string): void {
  const { session } = editor
  const board = editor.board()
  if (table === 'shot') session.selectShots(board, id.split('+'))
  else if (table === 'panel' && panelOf(board, id)) session.selectPanel(board, id)
  else if (table === 'scene' && sceneOf(board, id)) session.selectScene(board, id)
  else if (table === 'layer') showLayer(editor, id)
  else if (table === 'take') session.selectPanel(board, takeOf(board, id)?.panelId ?? '')
  session.set({ bare: false, tab: TABS[table] ?? 'shot' })
}

/** The pane in which a row's fields are; the shot's for those that are not listed. */
const TABS: { readonly [T in TableName]?: 'cards' | 'layers' | 'takes' } = {
  card: 'cards',
  look: 'cards',
  layer: 'layers',
  take: 'takes',
}

function showLayer({ session, board }: Editor, id: string): void {
  const layer = layerOf(board(), id)
  if (!layer) return
  session.selectPanel(board(), layer.panelId)
  session.set({ layerId: layer.id })
}
