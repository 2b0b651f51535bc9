import { defineConfig } from '@playwright/test'

// Each of the workers has a display of its own; see tests/displays.ts.
const display = process.env['FRAMEWRIGHT_DISPLAYS']?.split(' ')[Number(process.env['TEST_PARALLEL_INDEX'])]
if (display) process.env['DISPLAY'] = display

/**
 * Chromium runs against the web host, Electron against the built app: the same journeys where both can do them, but for
 * those in which the shell has no part (`@page`), which are played in the browser alone. Packed is what ships.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/journeys',
  workers: 1,
  // These end what hangs, on a machine that may be busy with something else: nothing is measured by them.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env['CI']),
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 60_000,
    // `FRAMEWRIGHT_TRACE=1` keeps what a journey that fails did; watching all of them costs a tenth of their time.
    trace: process.env['FRAMEWRIGHT_TRACE'] ? 'retain-on-failure' : 'off',
  },
  projects: [
    { name: 'chromium', testMatch: /.*\.(journey|web)\.spec\.ts/ },
    // First, since it is one long file: what runs beside it ends with it.
    { name: 'packed', testMatch: /.*\.packed\.spec\.ts/ },
    { name: 'electron', testMatch: /.*\.(journey|electron|contract)\.spec\.ts/, grepInvert: /@page/ },
  ],
})
