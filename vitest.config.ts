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
    testTimeout: 20_000,
  },
})
