import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'tests/*.test.ts',
      'tests/{contract,host}/**/*.test.ts',
    ],
    // Left to itself, Vitest leaves one core to a person: half of the two of a small machine.
    maxWorkers: '100%',
    // Ends what hangs; how long a thing may take is a matter of its own test, on a machine that may be busy.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
