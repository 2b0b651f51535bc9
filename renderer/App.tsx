import { CrashGuard } from './app/CrashGuard.tsx'
import { AppRoot } from './app/AppRoot.tsx'
import type { AppRootProps } from './app/AppRoot.tsx'
import { Toasts } from './ui/Toasts.tsx'

export function App(props: AppRootProps) {
  return (
    <CrashGuard what="Framewright">
      <Toasts>
        <AppRoot {...props} />
      </Toasts>
    </CrashGuard>
  )
}
