/** Electron's first file. What the app is made of is loaded only after machine code is guarded, so nothing is imported above. */
import { app, dialog } from 'electron'
import { changedPartIn, guardNativeParts } from '#host/native/guardNativeParts.ts'

try {
  guardNativeParts()
  const { startApp } = await import('./main.ts')
  startApp()
} catch (error) {
  const words = changedPartIn(error)
  if (words === null) throw error
  process.stderr.write(`${words}\n`)
  // Not waited for: Electron is ready only after this file has ended.
  void app.whenReady().then(() => {
    dialog.showErrorBox('Framewright does not start', words)
    app.exit(1)
  })
}
