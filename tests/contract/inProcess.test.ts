import * as vitest from 'vitest'
import { startInProcess } from '../support/inProcess.ts'
import { contractSuite } from './contract.ts'

contractSuite(vitest, 'a call in the same process', () => {
  const inside = startInProcess()
  return Promise.resolve({
    client: inside.client,
    transport: inside.transport,
    scratch: inside.folder,
    close: () => inside.close(),
    asset: (path, init) => inside.asset(path, init as RequestInit),
  })
})
