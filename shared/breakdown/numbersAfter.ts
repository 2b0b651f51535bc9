import type { Board } from '../document/board.ts'
import type { NewId } from '../document/ids.ts'
import { draftsOf, numbersOf, scenesOf } from '../document/select.ts'
import { applyImport } from './applyImport.ts'
import type { NewDraft } from './applyImport.ts'
import type { ImportPlan } from './plan.ts'

/** No number comes from what a draft is called or where its file is. */
const ANY_DRAFT: NewDraft = {
  name: '',
  format: '',
  color: '',
  importedAt: '',
  source: { hash: '', extension: 'fountain', bytes: 0 },
}

/** The number that each scene of the script has once it is imported: its own, or that of its place. By its index in the script. */
export function numbersAfter(board: Board, plan: ImportPlan, newId: NewId): ReadonlyMap<number, string> {
  const after = applyImport(board, plan, ANY_DRAFT, newId)
  const draftId = draftsOf(after).at(-1)?.id
  const numbers = numbersOf(after).scenes
  const byElement = new Map(
    scenesOf(after).flatMap(({ id, script }) =>
      script && script.draftId === draftId ? [[script.element, numbers.get(id) ?? ''] as const] : [],
    ),
  )
  return new Map(plan.scenes.map(({ at, element }) => [at, byElement.get(element) ?? '']))
}
