import type { TakeRow } from '#shared/document/schema.ts'
import { changesOf } from '#shared/generation/changeRequest.ts'
import { useBoard, useEditor } from '../../../editor/useEditor.ts'
import { MenuButton } from '../../../ui/Menu.tsx'
import { CHANGE_ITEMS } from './changeWords.ts'
import { changingOf, openChange } from './changing.ts'

/** The ways to make another take from this one. */
export function ChangeButton({ take }: { readonly take: TakeRow }) {
  const { session, canWrite } = useEditor()
  const items = changesOf(useBoard(), take).map((change) => ({
    label: CHANGE_ITEMS[change],
    onSelect: () => openChange(changingOf(session), take.id, change),
  }))
  return (
    <MenuButton items={items}>
      <button type="button" className="button ghost" disabled={!canWrite}>
        Change…
      </button>
    </MenuButton>
  )
}
