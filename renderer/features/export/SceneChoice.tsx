import { numbersOf, scenesOf } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'

export interface SceneChoiceProps {
  /** Empty: the whole film. */
  readonly sceneIds: readonly string[]
  readonly onChange: (sceneIds: string[]) => void
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
    onChange(chosen.length === scenes.length ? [] : chosen)
  }

  if (scenes.length < 2) return null
  return (
    <fieldset className="export-choice export-list">
      <legend className="label">Scenes</legend>
      <Check label="Whole film" checked={whole} disabled={whole} onChange={() => onChange([])} />
      <div className="export-scenes">
        {scenes.map((scene) => (
          <Check
            key={scene.id}
            label={`${numbers.get(scene.id) ?? ''}\u2002${sceneTitle(scene)}`}
            checked={whole || sceneIds.includes(scene.id)}
            disabled={sceneIds.length === 1 && sceneIds[0] === scene.id}
            onChange={(on) => toggle(scene.id, on)}
          />
        ))}
      </div>
    </fieldset>
  )
}
