import { createHost } from '#host/createHost.ts'
import { testPlatform } from './testPlatform.ts'

/**
 * Opens a film whose disk is slow to read, gives up, and prints how it was answered, how long (ms) that took from giving up,
 * and how long the longest of many other calls took meanwhile. Arguments: the project folder, the app's folder.
 */
const [folder, appFolder] = process.argv.slice(2) as [string, string]
const host = createHost(testPlatform(appFolder))

async function longestOf(calls: number): Promise<number> {
  let longest = 0
  for (let call = 0; call < calls; call += 1) {
    const began = performance.now()
    await host.call('app.about', {})
    longest = Math.max(longest, performance.now() - began)
    await new Promise((later) => {
      setTimeout(later, 5)
    })
  }
  return longest
}

const opening = host.call('projects.open', { folder }, 'slow')
const longestCall = await longestOf(100)
const gaveUp = performance.now()
await host.call('calls.giveUp', { callId: 'slow' })
const answer = await opening
const answeredIn = performance.now() - gaveUp
await host.dispose()
console.log(JSON.stringify({ answer, answeredIn, longestCall }))
