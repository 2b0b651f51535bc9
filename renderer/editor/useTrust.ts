import { useSyncExternalStore } from 'react'
import { sentence } from '#shared/contract/sentence.ts'
import type { Trust } from '#shared/contract/model.ts'
import type { Asked } from '#shared/contract/trustWords.ts'
import { useToast } from '../ui/Toasts.tsx'
import { useEditor } from './useEditor.ts'

export interface FilmTrust {
  readonly trust: Trust
  /** The film makes no takes and gets no key until a person trusts it. */
  readonly restricted: boolean
  /** The person trusts the film as shown to them; false if that could not be stored. */
  readonly trustFilm: (shown: Asked) => Promise<boolean>
  /** The person typed this address or chose this key source; false if that could not be stored. */
  readonly approve: (asked: Asked) => Promise<boolean>
}

/** Whether the film may make takes on this computer, and the two ways for a person to allow it. */
export function useTrust(): FilmTrust {
  const editor = useEditor()
  const say = useToast()
  const trust = useSyncExternalStore(editor.listen, editor.trust)

  async function ask(method: 'projects.trust' | 'addresses.approve', asked: Asked): Promise<boolean> {
    const { baseUrl, keySource, service } = asked
    const answer = await editor.client.call(method, {
      project: editor.opened.project,
      baseUrl,
      keySource,
      service,
    })
    if (answer.ok) editor.knowTrust(answer.value.trust)
    else say({ text: sentence(answer.failure), tone: 'warn' })
    return answer.ok
  }

  return {
    trust,
    restricted: trust.state === 'restricted',
    trustFilm: (shown) => ask('projects.trust', shown),
    approve: (asked) => ask('addresses.approve', asked),
  }
}
