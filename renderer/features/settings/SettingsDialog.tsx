import { useState } from 'react'
import { useSession } from '../../editor/useEditor.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useHeldKeys } from '../../ui/heldDrafts.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { FilmSettings } from './FilmSettings.tsx'
import { GenerationSettings } from './GenerationSettings.tsx'
import { KeySettings } from './KeySettings.tsx'
import { KeysPane } from './keys/KeysPane.tsx'
import { ProjectSettings } from './ProjectSettings.tsx'
import { UpdateSettings } from './UpdateSettings.tsx'
import './settings.css'

export interface SettingsDialogProps {
  readonly open: boolean
  /** Opens at the keys. */
  readonly atKeys?: boolean
  readonly onClose: () => void
}

type Page = 'film' | 'generation' | 'key' | 'keys' | 'project' | 'updates'

export function SettingsDialog({ open, atKeys = false, onClose }: SettingsDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Project settings">
      <Pages atKeys={atKeys} />
    </Dialog>
  )
}

/** From the takes pane people come for the generator; and a held draft decides which page is shown. */
function Pages({ atKeys }: { readonly atKeys: boolean }) {
  const { tab } = useSession()
  const held = useHeldKeys().find((key) => key.startsWith('project/'))
  const isGeneration = held ? /\/(baseUrl|capUsd)$/.test(held) : tab === 'takes'
  const [page, setPage] = useState<Page>(atKeys ? 'keys' : isGeneration ? 'generation' : 'film')
  return (
    <div className="settings">
      <Tabs<Page>
        label="Project settings"
        layout="side"
        value={page}
        onChange={setPage}
        tabs={[
          { value: 'film', label: 'Film', content: <FilmSettings /> },
          { value: 'generation', label: 'Generation', content: <GenerationSettings onKey={() => setPage('key')} /> },
          { value: 'key', label: 'Key', content: <KeySettings /> },
          { value: 'keys', label: 'Shortcuts', content: <KeysPane /> },
          { value: 'project', label: 'Project', content: <ProjectSettings /> },
          { value: 'updates', label: 'Updates', content: <UpdateSettings /> },
        ]}
      />
    </div>
  )
}
