import type { FieldId } from '#shared/fields/filmFields.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { shotFieldRule } from '../../editor/fieldRule.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { useHeldDrafts } from '../../ui/heldDrafts.ts'
import type { HeldDraft } from '../../ui/heldDrafts.ts'
import { useToast } from '../../ui/Toasts.tsx'

/** Text held because its cell can't store it; the inspector shows the same in its fields. */
export interface HeldCells {
  readonly of: (shotId: string, field: FieldId) => string | undefined
  readonly put: (shotId: ShotId, field: FieldId, text: string) => void
  readonly drop: (shotId: ShotId, field: FieldId) => void
  /** Drops the held drafts of these cells, and offers to bring them back once. */
  readonly letGo: (shotIds: readonly ShotId[], fields: readonly FieldId[]) => void
}

const keyOf = (shotId: string, field: FieldId): string => `shot/${shotId}/${field}`

export function useHeldCells(): HeldCells {
  const editor = useEditor()
  const drafts = useHeldDrafts()
  const say = useToast()
  return {
    of: (shotId, field) => drafts.of(keyOf(shotId, field))?.text,
    put(shotId, field, text) {
      const { key, show, refuse } = shotFieldRule(editor, [shotId], field)
      drafts.put({ key, show, text, why: refuse(text) ?? '' })
    },
    drop: (shotId, field) => drafts.drop(keyOf(shotId, field)),
    letGo(shotIds, fields) {
      const lost = shotIds.flatMap((id) =>
        fields.flatMap((field): HeldDraft[] => {
          const draft = drafts.of(keyOf(id, field))
          return draft ? [draft] : []
        }),
      )
      if (lost.length === 0) return
      for (const { key } of lost) drafts.drop(key)
      say({
        text: `The ${lost.length === 1 ? 'cell is as it was before. What you had typed did not fit in it' : 'cells are as they were before. What you had typed did not fit in them'}.`,
        tone: 'warn',
        action: { label: 'Bring it back', run: () => lost.forEach((draft) => drafts.put(draft)) },
      })
    },
  }
}

/** The held drafts in each shot's cells, by field. */
export type HeldByShot = ReadonlyMap<string, Readonly<Record<string, HeldDraft>>>

export function heldByShot(drafts: readonly HeldDraft[]): HeldByShot {
  const shots = new Map<string, Record<string, HeldDraft>>()
  for (const draft of drafts) {
    const [table, id = '', field = ''] = draft.key.split('/')
    if (table === 'shot') shots.set(id, { ...shots.get(id), [field]: draft })
  }
  return shots
}
