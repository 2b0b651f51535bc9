import { NO_SCENES } from '#shared/interchange/exporter.ts'
import { numbersOf, scenesOf } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'

export interface SceneChoiceProps {
  /** Empty: the whole film. */
  readonly sceneIds: readonly string[]
  readonly onChange: (sceneIds: readonly string[]) => void
}

export function SceneChoice({ sceneIds, onChange }: SceneChoiceProps) {
  const board = useBoard()
  const scenes = scenesOf(board)
  const numbers = numbersOf(board).scenes
  const whole = sceneIds.length === 0

  function toggle(id: string, on: boolean): void {
    const chosen = scenes
      .map((scene) => scene.id as string)
      .filter((each) => (each === id ? on : whole || sceneIds.includes(each)))
    onChange(chosen.length === scenes.length ? [] : chosen.length === 0 ? NO_SCENES : chosen)
  }

  if (scenes.length < 2) return null
  return (
    <fieldset className="export-choice export-list">
      <legend className="label">Scenes</legend>
      <Check label="Whole film" checked={whole} onChange={(on) => onChange(on ? [] : NO_SCENES)} />
      <div className="export-scenes">
        {scenes.map((scene) => (
          <div key={scene.id} className="export-scene">
            <Check
              label={`${numbers.get(scene.id) ?? ''}\u2002${sceneTitle(scene)}`}
              checked={whole || sceneIds.includes(scene.id)}
              onChange={(on) => toggle(scene.id, on)}
            />
            {/* By keys, "Whole film" takes all of them away first. */}
            <button
              type="button"
              className="export-only"
              tabIndex={-1}
              aria-label={`Only scene ${numbers.get(scene.id) ?? ''}`}
              onClick={() => onChange([scene.id])}
            >
              Only
            </button>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
