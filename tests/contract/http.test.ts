import * as vitest from 'vitest'
import { builtPages } from '#host/page/pages.ts'
import { serve } from '#host/http/serve.ts'
import { createClient } from '#shared/contract/client.ts'
import { startInProcess } from '../support/inProcess.ts'
import { visit } from '../support/webVisitor.ts'
import { contractSuite } from './contract.ts'

contractSuite(vitest, 'HTTP on loopback', async () => {
  const inside = startInProcess()
  const served = await serve({ host: inside.host, pages: builtPages(inside.folder), port: 0 })
  const visitor = await visit(served)
  return {
    client: createClient(visitor.transport),
    transport: visitor.transport,
    scratch: inside.folder,
    asset: (path, init) => visitor.fetch(path, init as RequestInit),
    async close() {
      visitor.leave()
      await served.close()
      await inside.close()
    },
  }
})
