import { useEffect, useState } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { Result } from '#shared/contract/failure.ts'
import type { UpdatesStanding } from '#shared/contract/updates.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Check } from '../../ui/Check.tsx'
import { useToast } from '../../ui/Toasts.tsx'

/** How often the text follows a check or a download while it is on screen. */
const FOLLOW_MS = 1000

/**
 * Newer versions of the app: who is asked, what they learn, and the current state. Applies to this computer, not to the
 * film.
 */
export function UpdateSettings() {
  const { client } = useEditor()
  const say = useToast()
  const [standing, setStanding] = useState<UpdatesStanding | null>(null)

  function show(answer: Result<UpdatesStanding>): void {
    if (answer.ok) setStanding(answer.value)
    else say({ text: sentence(answer.failure), tone: 'warn' })
  }
  const moving = standing === null || standing.state === 'looking' || standing.state === 'loading'
  useEffect(() => {
    if (!moving) return
    const read = () => void client.call('updates.read', {}).then((answer) => answer.ok && setStanding(answer.value))
    read()
    const timer = setInterval(read, FOLLOW_MS)
    return () => clearInterval(timer)
  }, [client, moving])

  if (!standing) return <div className="settings-page" />
  const { from, why, on } = standing
  if (from === null)
    return (
      <div className="settings-page">
        <p className="settings-note">{WHY[why ?? 'none-built-in']}</p>
      </div>
    )
  return (
    <div className="settings-page">
      <Check
        label="Keep Framewright up to date"
        hint={`Once a day ${from} is asked for the list of versions. It learns this computer’s address on the network and that Framewright is there, and nothing else.`}
        checked={on}
        onChange={(yes) => void client.call('updates.choose', { on: yes }).then(show)}
      />
      <p className="settings-note">
        A newer version is used only if Framewright’s makers signed it. It is fetched while you work and put in place
        after you quit, when everything is saved. This choice is kept on this computer, for every film.
      </p>
      <p className="settings-note" role="status">
        {on
          ? wordsFor(standing)
          : 'Off: nobody is asked. Chromium, which shows the window, then grows old with this version.'}
      </p>
    </div>
  )
}

const WHY: Readonly<Record<NonNullable<UpdatesStanding['why']>, string>> = {
  'none-built-in':
    'This copy of Framewright does not bring itself up to date: no place to ask was built in. Nobody is asked. A newer version is installed by hand.',
  'not-this-shell': 'Shown in a browser, Framewright does not bring itself up to date. Nobody is asked.',
  'installed-by-system':
    'This copy was installed by the system’s own packages, which bring it up to date. Framewright asks nobody.',
}

function wordsFor({ state, version, detail }: UpdatesStanding): string {
  switch (state) {
    case 'looking':
      return 'Looking…'
    case 'loading':
      return `Fetching version ${version}…`
    case 'ready':
      return `Version ${version} is here and is put in place after you quit.`
    case 'newest':
      return 'This is the newest version.'
    case 'failed':
      return detail
    case 'idle':
      return 'On: it looks once a day.'
  }
}
