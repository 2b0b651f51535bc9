import { CrashGuard } from './app/CrashGuard.tsx'
import { Desktop } from './app/Desktop.tsx'
import type { DesktopProps } from './app/Desktop.tsx'
import { Toasts } from './ui/Toasts.tsx'

export function App(props: DesktopProps) {
  return (
    <CrashGuard what="Framewright">
      <Toasts>
        <Desktop {...props} />
      </Toasts>
    </CrashGuard>
  )
}
