import { useMemo, useState } from 'react'
import { countWords, countsOf } from '#shared/breakdown/planWords.ts'
import { filmOf } from '#shared/document/board.ts'
import { ratioLabel } from '#shared/film/ratios.ts'
import { takesFrameOf } from '#shared/interchange/storyboarder/layStoryboards.ts'
import { broughtOf, leftOutWords, placesOf } from '#shared/interchange/storyboarder/placeStoryboards.ts'
import type { StoryboardPlace } from '#shared/interchange/storyboarder/placeStoryboards.ts'
import type { Storyboards } from '#shared/interchange/storyboarder/storyboarderFolder.ts'
import { storyboardCounts, storyboardTrouble } from '#shared/interchange/storyboarder/storyboardWords.ts'
import { counted } from '#shared/pages/words.ts'
import { useBoard } from '../../editor/useEditor.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import type { ReadStoryboarder } from './readStoryboarderFiles.ts'
import { StoryboardScenes } from './StoryboardScenes.tsx'
import { useStoryboardImport } from './useStoryboardImport.ts'

interface StoryboardPreviewProps {
  readonly read: ReadStoryboarder
  readonly onClose: () => void
}

type Page = 'scenes' | 'trouble'

/** What the scenes of a Storyboarder folder bring, where each goes, what is missing, and the one button that does it. */
export function StoryboardPreview({ read, onClose }: StoryboardPreviewProps) {
  const board = useBoard()
  const { storyboards, isDrawn } = read
  const [page, setPage] = useState<Page>('scenes')
  const [withScript, setWithScript] = useState(read.script !== null)
  const script = withScript ? read.script : null
  const [chosen, setChosen] = useState<ReadonlyMap<number, StoryboardPlace>>(new Map())
  const places = useMemo(
    () => placesOf(board, storyboards, script).map((place, at) => chosen.get(at) ?? place),
    [board, storyboards, script, chosen],
  )
  const trouble = useMemo(() => storyboardTrouble(storyboards), [storyboards])
  const { done, run, stop } = useStoryboardImport(read, onClose)
  const busy = done !== null
  const isNothing = places.every(({ at }) => at === 'none')
  const [first] = storyboards.scenes
  const frame = first && takesFrameOf(board, storyboards.scenes, isDrawn)
  return (
    <form
      className="importing-form"
      onSubmit={(event) => {
        event.preventDefault()
        run(places, script)
      }}
    >
      {read.script && (
        <Check
          label={`Import its script, ${read.script.read.name}`}
          hint={countWords(countsOf(read.script.plan))}
          checked={withScript}
          disabled={busy}
          onChange={(on) => {
            setWithScript(on)
            setChosen(new Map())
          }}
        />
      )}
      {frame && (
        <p className="importing-quiet">
          The film is still empty: its frame becomes {ratioLabel(first.ratio)} at {first.frameRate} fps (now{' '}
          {ratioLabel(filmOf(board).ratio)} at {filmOf(board).frameRate}).
        </p>
      )}
      <Tabs<Page>
        label="What the storyboards bring"
        value={page}
        onChange={setPage}
        tabs={[
          {
            value: 'scenes',
            label: 'Scenes',
            count: storyboards.scenes.length,
            content: (
              <StoryboardScenes
                storyboards={storyboards}
                places={places}
                script={script}
                onPlace={(at, to) => setChosen(new Map(chosen).set(at, to))}
              />
            ),
          },
          {
            value: 'trouble',
            label: 'Missing',
            count: trouble.length,
            content: <TroubleList trouble={trouble} />,
          },
        ]}
      />
      <div className="scriptimport-foot">
        <p role="status">
          {done === null ? sumWords(read.storyboards, places) : `Adding picture ${done.at} of ${done.of}…`}
        </p>
        <Button onClick={busy ? stop : onClose}>{busy ? 'Stop' : 'Cancel'}</Button>
        <Button variant="primary" type="submit" disabled={busy || (isNothing && !script)}>
          Import storyboards
        </Button>
      </div>
    </form>
  )
}

function sumWords(storyboards: Storyboards, places: readonly StoryboardPlace[]): string {
  const all = broughtOf(storyboards, places).scenes.map(storyboardCounts)
  const sum = (of: 'shots' | 'panels' | 'pictures') => all.reduce((total, counts) => total + counts[of], 0)
  const sums = [counted(sum('shots'), 'shot'), counted(sum('panels'), 'panel'), counted(sum('pictures'), 'picture')]
  return [leftOutWords(places), all.length === 0 ? '' : sums.join(', ')].filter(Boolean).join(' ')
}

function TroubleList({ trouble }: { readonly trouble: readonly string[] }) {
  if (trouble.length === 0) return <Empty title="Every file that the boards name is there." />
  return (
    <ul className="importing-list scriptimport-trouble" aria-label="Missing">
      {trouble.map((line, at) => (
        // oxlint-disable-next-line no-array-index-key -- two boards may miss the same file
        <li key={at}>{line}</li>
      ))}
    </ul>
  )
}
