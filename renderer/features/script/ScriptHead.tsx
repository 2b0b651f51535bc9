import { Columns2, Search } from 'lucide-react'
import { coverWords } from '#shared/breakdown/coverage.ts'
import type { DraftId } from '#shared/document/ids.ts'
import type { DraftRow } from '#shared/document/schema.ts'
import { eighthsLabel, estimateLabel, estimateWords } from '#shared/film/eighths.ts'
import { sceneOf } from '#shared/document/select.ts'
import { useActions } from '../../editor/useActions.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { sceneAt } from './lineSelection.ts'
import type { ScriptModel } from './useScriptModel.ts'

interface ScriptHeadProps {
  readonly model: ScriptModel
  readonly drafts: readonly DraftRow[]
  /** The line at hand. */
  readonly line: number
  readonly onChoose: (id: DraftId) => void
  readonly onFind: () => void
}

/** Which draft is shown, and what of it waits for a shot. */
export function ScriptHead({ model, drafts, line, onChoose, onFind }: ScriptHeadProps) {
  const actions = useActions()
  const { scenes } = model.coverage
  const at = sceneAt(scenes, line)
  const here = scenes[at]
  const board = useBoard()
  const scene = sceneOf(board, model.sceneIds[at] ?? '')
  const eighths = scene?.omitted ? 0 : (scene?.eighths ?? 0)
  const number = model.sceneNumbers[at] ?? ''
  const words = here && (scene?.omitted ? `Scene ${number} is omitted` : coverWords(scenes, at, number))
  return (
    <header className="script-head">
      <h2 className="unseen">Script</h2>
      <Select
        label="Draft"
        className="script-draft"
        value={model.draft.id}
        options={drafts
          .toReversed()
          .map(({ id, name, color }) => ({ value: id, label: name, ...(color !== '' && { note: color }) }))}
        onChange={onChoose}
      />
      <output className="script-count" data-done={here?.uncovered === 0}>
        {words}
      </output>
      {eighths > 0 && (
        <Tooltip label={estimateWords(eighths)}>
          <span className="script-length">{`${eighthsLabel(eighths)} · ${estimateLabel(eighths)}`}</span>
        </Tooltip>
      )}
      <IconButton
        label="Find in the script"
        keys={actions.keys('view.find')}
        icon={<Search aria-hidden />}
        onClick={onFind}
      />
      {drafts.length > 1 && (
        <IconButton
          label="Compare drafts"
          icon={<Columns2 aria-hidden />}
          onClick={() => actions.run('script.compare')}
        />
      )}
    </header>
  )
}
