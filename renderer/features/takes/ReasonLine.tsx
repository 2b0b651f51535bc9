import { useActions } from '../../editor/useActions.ts'
import { Button } from '../../ui/Button.tsx'
import type { Reason } from './whyNot.ts'

interface ReasonLineProps {
  readonly reason: Reason
  /** For the button that it explains. */
  readonly id: string
  readonly className: string
  /** Before the settings open: a dialog goes, so that they don't lie over it. */
  readonly onLeave?: () => void
}

/** Why nothing can be sent now, with the way to the settings where they would help. */
export function ReasonLine({ reason, id, className, onLeave }: ReasonLineProps) {
  const actions = useActions()
  function openSettings(): void {
    onLeave?.()
    actions.run('project.settings')
  }
  return (
    <p className={className} id={id}>
      {reason.text}
      {reason.settings && (
        <Button variant="ghost" onClick={openSettings}>
          Project settings…
        </Button>
      )}
    </p>
  )
}
