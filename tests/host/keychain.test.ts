import { describe, expect, it } from 'vitest'
import { inKeyringSession, whyNoKeyring } from '../support/keyringSession.ts'

const why = whyNoKeyring()
const START = `import { createSystemKeychain } from '#host/secrets/keychain.ts'
const keychain = createSystemKeychain()
const say = (value) => console.log(JSON.stringify(value))
`

describe.skipIf(why !== '')(`the system keychain${why === '' ? '' : ` (not tried here: ${why})`}`, () => {
  it('saves, gives back, and forgets, in a real keyring, where another keychain finds it too', () => {
    const printed = inKeyringSession(
      `${START}
      say(await keychain.status())
      say(await keychain.read('project/one'))
      await keychain.write('project/one', 'AIza-one')
      await keychain.write('computer', 'AIza-computer')
      say(await createSystemKeychain().read('project/one'))
      await keychain.remove('project/one')
      await keychain.remove('project/one')
      say([await keychain.read('project/one'), await keychain.read('computer')])`,
      'unlocked',
    )
    expect(printed.split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { available: true, name: 'Secret Service keyring', why: '' },
      null,
      'AIza-one',
      [null, 'AIza-computer'],
    ])
  })

  it('is none, and says why, where no keyring runs: the kernel’s ring is not taken for one', () => {
    const printed = inKeyringSession(
      `${START}
      say(await keychain.status())
      say(await keychain.write('computer', 'AIza').then(() => 'kept', () => 'not kept'))`,
      'none',
    )
    expect(printed.split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { available: false, name: 'Secret Service keyring', why: 'no keyring service is running in this session' },
      'not kept',
    ])
  })
})
