import { useCallback, useMemo, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { RecentProject } from '#shared/contract/model.ts'

interface RecentFilms {
  readonly recent: readonly RecentProject[]
  /** Asks the host again which films were open recently. */
  readonly listRecent: () => Promise<void>
  readonly forget: (folder: string) => Promise<void>
}

/** The films that the welcome screen offers. */
export function useRecentFilms(client: Client): RecentFilms {
  const [recent, setRecent] = useState<readonly RecentProject[]>([])
  const listRecent = useCallback(async () => {
    const answer = await client.call('projects.recent', {})
    if (answer.ok) setRecent(answer.value.projects)
  }, [client])
  const forget = useCallback(
    async (folder: string) => {
      await client.call('projects.forget', { folder })
      await listRecent()
    },
    [client, listRecent],
  )
  return useMemo(() => ({ recent, listRecent, forget }), [recent, listRecent, forget])
}
