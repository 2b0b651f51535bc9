import { numbersOf, scenesOf } from '#shared/document/select.ts'
import { sceneTitle } from '#shared/document/whatCounts.ts'
import type { StoryboardPlace, StoryboardScript } from '#shared/interchange/storyboarder/placeStoryboards.ts'
import type { Storyboards } from '#shared/interchange/storyboarder/storyboarderFolder.ts'
import { storyboardCounts } from '#shared/interchange/storyboarder/storyboardWords.ts'
import { counted } from '#shared/pages/words.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Select } from '../../ui/Select.tsx'
import type { SelectOption } from '../../ui/Select.tsx'
import { Tooltip } from '../../ui/Tooltip.tsx'
import { placeKey, placeNamed } from './storyboardPlaces.ts'

interface StoryboardScenesProps {
  readonly storyboards: Storyboards
  readonly places: readonly StoryboardPlace[]
  readonly script: StoryboardScript | null
  readonly onPlace: (at: number, to: StoryboardPlace) => void
}

/** Every storyboarded scene, what it holds, and the scene that it goes to. */
export function StoryboardScenes({ storyboards, places, script, onPlace }: StoryboardScenesProps) {
  const options = useSceneOptions(script)
  return (
    <ul className="importing-list" aria-label="Scenes">
      {storyboards.scenes.map((scene, at) => {
        const { shots, panels, pictures, seconds } = storyboardCounts(scene)
        return (
          <li key={scene.file} className="scriptimport-board">
            <Tooltip label={scene.name} whenCut>
              <span className="scriptimport-heading">{scene.name}</span>
            </Tooltip>
            <span className="importing-quiet">
              {[counted(shots, 'shot'), counted(panels, 'panel'), counted(pictures, 'picture')].join(' · ')}
            </span>
            <span className="scriptimport-seconds">{seconds} s</span>
            <Select
              label={`Where ${scene.name} goes`}
              value={placeKey(places[at]!)}
              options={options}
              onChange={(key) => onPlace(at, placeNamed(key))}
            />
          </li>
        )
      })}
    </ul>
  )
}

/** With its script, scenes of the script; else those that the film has. */
function useSceneOptions(script: StoryboardScript | null): readonly SelectOption<string>[] {
  const board = useBoard()
  const always = [
    { value: 'new', label: 'New scene' },
    { value: 'none', label: 'Leave out' },
  ]
  if (script)
    return [
      ...always,
      ...script.plan.scenes.map(({ number, heading }, index) => ({
        value: `script ${index}`,
        label: number === '' ? heading : `${number} ${heading}`,
      })),
    ]
  const numbers = numbersOf(board).scenes
  return [
    ...always,
    ...scenesOf(board).map((scene) => ({
      value: scene.id as string,
      label: `Scene ${numbers.get(scene.id)}`,
      typed: numbers.get(scene.id) ?? '',
      note: sceneTitle(scene),
    })),
  ]
}
