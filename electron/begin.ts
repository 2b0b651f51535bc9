/**
 * Electron's entry file. The app is imported only after the guard for native code is installed, so there are no static
 * imports of it here.
 */
import { app, dialog } from 'electron'
import { changedPartIn, guardNativeParts } from '#host/native/guardNativeParts.ts'

try {
  // The host loads the painter's part with the first picture that needs it; one that was changed is said before a film opens.
  if (guardNativeParts()) await import('@napi-rs/canvas')
  const { startApp } = await import('./main.ts')
  startApp()
} catch (error) {
  const words = changedPartIn(error)
  if (words === null) throw error
  process.stderr.write(`${words}\n`)
  // Not awaited: Electron becomes ready only after this file has finished.
  void app.whenReady().then(() => {
    dialog.showErrorBox('Framewright does not start', words)
    app.exit(1)
  })
}
