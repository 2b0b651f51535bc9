import { needsCover } from '#shared/breakdown/coverage.ts'
import type { CommandId } from '#shared/commands/commandTable.ts'
import { useActions } from '../../editor/useActions.ts'
import { Button } from '../../ui/Button.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import type { ScriptModel } from './useScriptModel.ts'

interface ScriptFootProps {
  readonly model: ScriptModel
  readonly range: { readonly first: number; readonly last: number }
}

/** What can be done with the selected lines, and how many they are. */
export function ScriptFoot({ model, range: { first, last } }: ScriptFootProps) {
  const lines = model.text.lines.slice(first, last + 1)
  const count = lines.filter(needsCover).length
  const unlined = model.coverage.shots.length === 0
  return (
    <footer className="script-foot">
      <ActionButton id="script.newShot" label="New shot" primary={count > 0} />
      <ActionButton id="script.cover" label="Cover" />
      <ActionButton id="script.toggleCamera" label="On/off camera" />
      <output>{last > first ? `${lines.length} lines` : unlined && 'Shift+↓ more'}</output>
      <ActionButton id="script.nextUncovered" label="Next uncovered" />
    </footer>
  )
}

interface ActionButtonProps {
  readonly id: CommandId
  readonly label: string
  readonly primary?: boolean
}

function ActionButton({ id, label, primary = false }: ActionButtonProps) {
  const actions = useActions()
  const keys = actions.keys(id)
  return (
    <Tooltip label={actions.label(id)} keys={keys}>
      <Button variant={primary ? 'plain' : 'ghost'} disabled={!actions.enabled(id)} onClick={() => actions.run(id)}>
        {label} {keys !== undefined && <kbd aria-hidden>{keys}</kbd>}
      </Button>
    </Tooltip>
  )
}
