import { useSyncExternalStore } from 'react'
import type { Store } from '#shared/store.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { takeChoiceOf } from './takeChoice.ts'
import type { TakeChoice } from './takeChoice.ts'

export function useTakeChoice(): { store: Store<TakeChoice>; choice: TakeChoice } {
  const store = takeChoiceOf(useEditor().session)
  return { store, choice: useSyncExternalStore(store.listen, store.state) }
}
