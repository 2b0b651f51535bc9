import { describe, expect, it } from 'vitest'
import { takeKeys, withoutKeys } from '#host/secrets/environmentKey.ts'

const KEY = 'AIza-not-a-real-key-0123456789'

describe('the environment', () => {
  it.each([
    ['our key', { GEMINI_API_KEY: KEY }, KEY],
    ['our key with blanks about it', { GEMINI_API_KEY: ` ${KEY}\n` }, KEY],
    ['another tool’s key', { GOOGLE_API_KEY: KEY }, undefined],
    ['a key under a name of the older tools', { GOOGLE_GENAI_API_KEY: KEY }, undefined],
    ['a token', { GOOGLE_GENAI_ACCESS_TOKEN: KEY }, undefined],
    ['our key under another name as well', { GEMINI_API_KEY: KEY, MY_KEY: KEY, FLAGS: `--key=${KEY}` }, KEY],
    ['our key as Windows may write it', { gemini_api_key: KEY }, undefined],
  ])('lets go of %s and keeps the rest', (_what, secrets, taken) => {
    const environment: NodeJS.ProcessEnv = { PATH: '/usr/bin', HOME: '/home/me', ...secrets }
    expect(takeKeys(environment)).toEqual({ keys: taken === undefined ? {} : { GEMINI_API_KEY: taken }, found: true })
    expect(environment).toEqual({ PATH: '/usr/bin', HOME: '/home/me' })
  })

  it('without a key, or with an empty one, is found to hold none', () => {
    expect(takeKeys({ PATH: '/usr/bin' })).toEqual({ keys: {}, found: false })
    const empty: NodeJS.ProcessEnv = { GEMINI_API_KEY: '', OTHER: '' }
    expect(takeKeys(empty).keys).toEqual({})
    expect(empty).toEqual({ OTHER: '' })
  })

  it('of this process stays as it is where only a copy is asked for', () => {
    const environment: NodeJS.ProcessEnv = { GEMINI_API_KEY: KEY, PATH: '/usr/bin' }
    expect(withoutKeys(environment)).toEqual({ PATH: '/usr/bin' })
    expect(environment.GEMINI_API_KEY).toBe(KEY)
  })
})
