import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { newCompany } from '../support/certificates.ts'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { GATEWAY, SERVICE, companyIn, openOffice } from '../support/office.ts'
import { expect, makeFilm, newHome, ready, test } from './app.ts'

test('the proxy of the system’s settings is used, and a certificate that nobody here knows ends a request before it leaves', async ({
  launch,
}) => {
  const home = newHome()
  const authority = join(home, 'company.pem')
  const shows = companyIn(authority).certify([SERVICE])
  const { model, proxy, close } = await openOffice({ shows, showsAsGateway: newCompany().certify([GATEWAY]) })
  try {
    const { page } = await launch({
      home,
      folder: await makeFilm(home, 'Office'),
      switches: [`--proxy-server=${proxy.place}`],
      environment: { GEMINI_API_KEY: FAKE_KEY, NODE_EXTRA_CA_CERTS: authority },
    })
    await ready(page)
    await page.keyboard.press('Control+,')
    const settings = page.getByRole('dialog')
    await settings.getByRole('tab', { name: 'Generation' }).click()
    await settings.getByRole('radio', { name: 'Gemini' }).click()
    await tests(settings, `models, through the proxy ${proxy.place}.`)
    const { length } = model.requests
    expect(length).toBeGreaterThan(0)
    await settings.getByRole('tab', { name: 'Generation' }).click()
    await settings.getByLabel('Address').fill(`https://${GATEWAY}:8443`)
    await settings.getByLabel('Address').press('Enter')
    await tests(settings, `The certificate of ${GATEWAY}:8443 is not known on this computer, so nothing was sent.`)
    expect(model.requests).toHaveLength(length)
    expect(proxy.asked.at(-1)).toBe(`${GATEWAY}:8443`)
    expect(proxy.heard()).not.toContain(FAKE_KEY)
  } finally {
    await close()
  }
})

async function tests(settings: Locator, words: string): Promise<void> {
  await settings.getByRole('tab', { name: 'Key' }).click()
  await settings.getByRole('button', { name: 'Test' }).click()
  await expect(settings.getByText(words)).toBeVisible()
}
