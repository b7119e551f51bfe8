/** What every part of the component library needs to know of this house: nothing is ever fetched for it. */
import { registerIconLibrary } from '@awesome.me/webawesome/dist/components/icon/library.js'

// Its icons would come from a CDN, or from `data:` addresses that the security policy refuses. The desk draws its own.
for (const name of ['default', 'system']) registerIconLibrary(name, { resolver: () => '' })
