import type { Beside } from '#shared/document/recipe.ts'
import { BESIDE } from '#shared/document/recipe.ts'
import { whyNotBeside } from '#shared/generation/besidePictures.ts'
import { useBoard } from '../../editor/useEditor.ts'
import type { DraftInHand } from './useRequestDraft.ts'

const CHOICES: Readonly<Record<Beside, { readonly label: string; readonly title: string }>> = {
  before: { label: 'Shot before', title: 'Its kept take, for continuity' },
  after: { label: 'Shot after', title: 'Its kept take, for continuity' },
  contact: { label: 'Contact sheet', title: 'The kept takes of this scene as one picture' },
  staging: { label: 'Staging', title: 'The stand-in’s staging of this shot, for camera and places' },
}

/** What may go along beside the sketch and the cards' pictures, each by choice. */
export function BesideChoices({ panelId, inHand }: { readonly panelId: string; readonly inHand: DraftInHand }) {
  const board = useBoard()
  const { beside } = inHand.draft.requestPictures
  function choose(role: Beside): void {
    const next = BESIDE.filter((each) => (each === role ? !beside.includes(each) : beside.includes(each)))
    const verb = next.includes(role) ? `Send ${CHOICES[role].label} with` : `Leave ${CHOICES[role].label} Out of`
    inHand.change(`${verb} Request of`, { requestPictures: { beside: next } })
  }
  return (
    <div className="request-beside" role="group" aria-label="Send along">
      <span aria-hidden>Send along</span>
      {BESIDE.map((role) => {
        const chosen = beside.includes(role)
        const why = whyNotBeside(board, panelId, role)
        const { label, title } = CHOICES[role]
        return (
          <button
            key={role}
            type="button"
            aria-pressed={chosen}
            title={why ?? title}
            disabled={!inHand.canWrite || (why !== null && !chosen)}
            onClick={() => choose(role)}
          >
            {label}
          </button>
        )
      })}
    </div>
  )
}
