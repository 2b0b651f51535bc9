import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createClient } from '#shared/contract/client.ts'
import { makeNewId } from '#shared/document/ids.ts'
import { App } from './App.tsx'
import { ignoreStrayDrops } from './app/ignoreStrayDrops.ts'
import { wearTheme } from './app/theme.ts'
import { randomNumbers } from './editor/randomNumbers.ts'
import { startPreviews } from './features/board/index.ts'
import { createFaults, hearFaults } from './host/faults.ts'
import { patientClient } from './host/patientClient.ts'
import { onMac, pickTransport } from './host/pickTransport.ts'
import { createWaits } from './host/waits.ts'
import { keepComposing } from './ui/composing.ts'
import './styles/base.css'

const client = createClient(pickTransport())
const faults = createFaults(client)
hearFaults(window, faults)

wearTheme()
ignoreStrayDrops()
keepComposing(window)
startPreviews()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')

const newId = makeNewId(randomNumbers((into) => void crypto.getRandomValues(into)))
const waits = createWaits()
createRoot(root).render(
  <StrictMode>
    <App client={patientClient(client, waits)} faults={faults} waits={waits} newId={newId} mac={onMac()} />
  </StrictMode>,
)
