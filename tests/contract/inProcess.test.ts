import * as vitest from 'vitest'
import { startInProcess } from '../support/inProcess.ts'
import { contractSuite } from './contract.ts'

contractSuite(vitest, 'a call in the same process', () => {
  const { client, transport, folder, asset, close } = startInProcess()
  return Promise.resolve({
    client,
    transport,
    scratch: folder,
    close,
    asset: (path, init) => asset(path, init as RequestInit),
  })
})
