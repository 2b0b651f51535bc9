import { useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { DeletedList } from './DeletedList.tsx'
import { VersionList } from './VersionList.tsx'
import './versions.css'

export interface VersionsDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

type Page = 'versions' | 'deleted'

export function VersionsDialog({ open, onClose }: VersionsDialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title="Versions and deleted" width="wide">
      <Pages onDone={onClose} />
    </Dialog>
  )
}

function Pages({ onDone }: { onDone: () => void }) {
  const [page, setPage] = useState<Page>('versions')
  return (
    <div className="versions">
      <Tabs<Page>
        label="Versions and deleted"
        value={page}
        onChange={setPage}
        tabs={[
          { value: 'versions', label: 'Versions', content: <VersionList onDone={onDone} /> },
          { value: 'deleted', label: 'Deleted', content: <DeletedList /> },
        ]}
      />
    </div>
  )
}
