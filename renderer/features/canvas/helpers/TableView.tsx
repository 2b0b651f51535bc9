import { useEffect, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import { useEditor } from '../../../editor/useEditor.ts'
import { HELPERS, helperSettingsOf } from './helperSettings.ts'
import type { HelperSettings, HelperState } from './helperSettings.ts'
import './helpers.css'

export function useHelpers(): { settings: HelperSettings; helpers: HelperState } {
  const { session } = useEditor()
  const settings = helperSettingsOf(session)
  return { settings, helpers: useSyncExternalStore(settings.listen, settings.state) }
}

/** Everything at the paper's place, flipped or without colour if asked for. The film is not changed. */
export function TableView({ children }: { readonly children: ReactNode }) {
  const { session } = useEditor()
  const { settings, helpers } = useHelpers()
  useEffect(
    () =>
      session.onAsk((request) => {
        const name = HELPERS.find((each) => request === `helper-${each}`)
        if (name) settings.toggle(name)
      }),
    [session, settings],
  )
  return (
    <div className="table-view" data-flip={helpers.flip || undefined} data-gray={helpers.gray || undefined}>
      {children}
    </div>
  )
}
