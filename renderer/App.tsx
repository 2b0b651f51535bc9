import type { Client } from '#shared/contract/client.ts'
import type { NewId } from '#shared/document/ids.ts'
import { CrashGuard } from './app/CrashGuard.tsx'
import { Desktop } from './app/Desktop.tsx'
import { Toasts } from './ui/Toasts.tsx'

export interface AppProps {
  readonly client: Client
  readonly newId: NewId
  /** Keys are written the Mac way. */
  readonly mac: boolean
}

export function App(props: AppProps) {
  return (
    <CrashGuard what="Framewright">
      <Toasts>
        <Desktop {...props} />
      </Toasts>
    </CrashGuard>
  )
}
