import { z } from 'zod'

/** Why the network did not carry a request to the service. In all of these cases nothing was sent. */
const whySchema = z.enum([
  'proxy-unreachable',
  'proxy-asks',
  'proxy-denies',
  'proxy-login',
  'proxy-refuses',
  'proxy-unusable',
  'certificate-unknown',
  'certificate-name',
  'certificate-date',
  'web-page',
])

/**
 * `detail`: the system's error code, or words; `proxy`: its address, without user name and password; `host`: the host
 * of the certificate.
 */
export const noNetworkSchema = z.object({
  kind: z.literal('no-network'),
  detail: z.string(),
  why: whySchema.optional(),
  proxy: z.string().optional(),
  host: z.string().optional(),
})
type NoNetwork = z.infer<typeof noNetworkSchema>

const WHERE_SET = 'in HTTPS_PROXY, as http://name:password@host:port, and start Framewright again'

/** What went wrong between this computer and the service, and what to do. */
export function networkWords({ detail, why, proxy, host }: NoNetwork): string {
  const at = proxy ? `The proxy ${proxy}` : 'The proxy'
  const whose = `The certificate of ${host || 'the service'}`
  switch (why) {
    case undefined:
      return `The service can't be reached. Check the network and the address in Project settings. (${detail})`
    case 'proxy-unreachable':
      return `${at} can't be reached. Check the network, and this computer's proxy settings. (${detail})`
    case 'proxy-asks':
      return `${at} asks for a name and a password. Put them ${WHERE_SET}.`
    case 'proxy-denies':
      return `${at} does not accept the name and password it was given. Put the right ones ${WHERE_SET}.`
    case 'proxy-login':
      return `${at} asks for a kind of login that Framewright can't give (it knows a name and a password, not NTLM or Kerberos). Ask whoever looks after the network for another way out.`
    case 'proxy-refuses':
      return `${at} does not let requests through to the service. Ask whoever looks after the network to allow it. (${detail})`
    case 'proxy-unusable':
      return `The proxy that is set can't be used: ${detail}. Framewright goes through HTTP and HTTPS proxies.`
    case 'certificate-unknown':
      return `${whose} is not known on this computer, so nothing was sent. If your company's network puts its own in place, add the company's certificate to this computer's, or name its file in NODE_EXTRA_CA_CERTS, and start Framewright again.`
    case 'certificate-name':
      return `${whose} is for another address, so nothing was sent. Check the address in Project settings, and the network.`
    case 'certificate-date':
      return `${whose} has expired or is not valid yet, so nothing was sent. Check this computer's clock.`
    case 'web-page':
      return `A web page came back in place of the service's answer. A firewall or a login page may stand in between: open any page in a browser on this computer, and check the address in Project settings. (${detail})`
  }
}

/** Follows a server's name; '' without a proxy. */
export function throughWords(proxy: string): string {
  return proxy === '' ? '' : `, through the proxy ${proxy}`
}
