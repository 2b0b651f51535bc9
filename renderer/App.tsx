import { CrashGuard } from './app/CrashGuard.tsx'
import { AppRoot } from './app/AppRoot.tsx'
import type { AppRootProps } from './app/AppRoot.tsx'
import { FaultsContext } from './app/useFaults.ts'
import type { Faults } from './host/faults.ts'
import { Toasts } from './ui/Toasts.tsx'

export function App({ faults, ...props }: AppRootProps & { readonly faults: Faults }) {
  return (
    <FaultsContext value={faults}>
      <CrashGuard what="Framewright" whole>
        <Toasts>
          <AppRoot {...props} />
        </Toasts>
      </CrashGuard>
    </FaultsContext>
  )
}
