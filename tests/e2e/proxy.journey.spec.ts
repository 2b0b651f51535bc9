import { join } from 'node:path'
import { FAKE_KEY } from '../support/fakeModel.ts'
import { SERVICE, companyIn, openOffice } from '../support/office.ts'
import { expect, makeFilm, newHome, ready, test } from './app.ts'

test('in a company’s network a key is tested and a take is made through the proxy, which the window names', async ({
  launch,
}) => {
  const home = newHome()
  const authority = join(home, 'company.pem')
  const shows = companyIn(authority).certify([SERVICE])
  const { model, proxy, close } = await openOffice({ shows, login: 'ada:s3cret-word' })
  const environment = {
    GEMINI_API_KEY: FAKE_KEY,
    HTTPS_PROXY: `http://ada:s3cret-word@${proxy.place}`,
    NODE_EXTRA_CA_CERTS: authority,
  }
  try {
    const { page } = await launch({ home, folder: await makeFilm(home, 'Office'), environment })
    await ready(page)
    await page.keyboard.press('Control+,')
    const settings = page.getByRole('dialog')
    await settings.getByRole('tab', { name: 'Generation' }).click()
    await settings.getByRole('radio', { name: 'Gemini' }).click()
    await settings.getByRole('tab', { name: 'Key' }).click()
    await expect(settings.getByText(`It goes to ${SERVICE}, through the proxy ${proxy.place}.`)).toBeVisible()
    expect(proxy.asked).toEqual([])
    await settings.getByRole('button', { name: 'Test' }).click()
    await expect(settings.getByText(`models, through the proxy ${proxy.place}.`)).toBeVisible()
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: /^Takes/ }).click()
    await expect(page.getByText(`To ${SERVICE}, through the proxy ${proxy.place}`, { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Make take' }).click()
    await expect(page.getByText('T1', { exact: true })).toBeVisible()
    expect(await page.content()).not.toContain('s3cret')
    expect(new Set(proxy.asked)).toEqual(new Set([`${SERVICE}:443`]))
    expect(proxy.asked).toHaveLength(model.requests.length)
    expect(proxy.heard()).not.toContain(FAKE_KEY)
  } finally {
    await close()
  }
})
