/** What every readers' page begins and ends with: a document in one language that says where it is found in the others. */
import { html } from '@lit-labs/ssr'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { nothing } from 'lit/html.js'
import { type LivePageInput, ownLang } from '#shared/live-page'
import { LANGUAGES } from './language/languages.ts'
import type { Manner, Table } from './language/tables.ts'

/** The language of OpenGraph's readers, who want a country with it. */
const OG_LOCALES: Readonly<Record<string, string>> = {
  en: 'en_GB',
  de: 'de_DE',
  fr: 'fr_FR',
  es: 'es_ES',
  ar: 'ar_AR',
}

export interface PageHead {
  readonly table: Table
  readonly show: string
  readonly name: string
  readonly title: string
  readonly summary: string
  /** Where this page is, in each language. */
  readonly address: (lang: string) => string
  readonly type?: 'website' | 'article'
  readonly image?: string | undefined
  readonly structured?: object | undefined
  /** Links from page to page: older, newer, up. */
  readonly links?: readonly (readonly [rel: string, href: string])[]
  /** A page that shows in part what others show whole. */
  readonly notListed?: boolean
  readonly script?: boolean
}

/** JSON that cannot end the element it stands in. */
export const dataOf = (data: unknown) => unsafeHTML(JSON.stringify(data).replaceAll('<', '\\u003c'))

const hreflangs = (base: string, address: PageHead['address'], own: string) => [
  ...LANGUAGES.map(({ lang }) => html`<link rel="alternate" hreflang=${lang} href=${base + address(lang)}>`),
  html`<link rel="alternate" hreflang="x-default" href=${base + address(own)}>`,
]

const feeds = (base: string, show: string, title: string) =>
  [
    ['application/atom+xml', 'feed.atom'],
    ['application/rss+xml', 'feed.rss'],
    ['application/feed+json', 'feed.json'],
  ].map(
    ([type, file]) =>
      html`<link rel="alternate" type=${type} title=${title} href="${base}/live/${show}/${file}">`,
  )

/** Where systems that are given a link to this page learn how to show it in theirs. */
const oembeds = (page: string) => {
  const base = new URL(page).origin
  return ['json', 'xml'].map(
    (format) =>
      html`<link rel="alternate" type=${format === 'json' ? 'application/json+oembed' : 'text/xml+oembed'} href="${base}/oembed?url=${encodeURIComponent(page)}&format=${format}">`,
  )
}

/** What no search engine is to find, and no reader to take for results. */
const isDemonstration = ({ feed }: LivePageInput): boolean => feed.about?.demonstration === true

/** `base` is empty where nobody said how addresses begin: then what must be whole is left out. */
export function pageHead(input: LivePageInput, head: PageHead) {
  const { assets, base = '' } = input
  const { table, title, summary, address } = head
  const here = address(table.lang)
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content=${summary}>
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf9f5">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#15130f">
${assets.styles.map((href) => html`<link rel="stylesheet" href=${href}>`)}
${head.script === false ? nothing : html`<script type="module" src=${assets.script}></script>`}
${head.notListed || isDemonstration(input) ? html`<meta name="robots" content="noindex, follow">` : nothing}
<link rel="canonical" href=${base + here}>
${hreflangs(base, address, ownLang(input.feed))}
${base === '' ? nothing : feeds(base, head.show, head.name)}
${base === '' ? nothing : oembeds(base + here)}
${(head.links ?? []).map(([rel, href]) => html`<link rel=${rel} href=${href}>`)}
<meta property="og:type" content=${head.type ?? 'website'}>
<meta property="og:locale" content=${OG_LOCALES[table.lang] ?? 'en_GB'}>
<meta property="og:site_name" content=${head.name}>
<meta property="og:title" content=${title}>
<meta property="og:description" content=${summary}>
${base === '' ? nothing : html`<meta property="og:url" content=${base + here}>`}
${
  base === '' || head.image === undefined
    ? nothing
    : html`<meta property="og:image" content=${base + head.image}><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta name="twitter:card" content="summary_large_image">`
}
${head.structured && !isDemonstration(input) ? html`<script type="application/ld+json">${dataOf(head.structured)}</script>` : nothing}`
}

/** The same page in the other languages. */
export const languageLinks = ({ table, address }: PageHead) =>
  html`<nav class="languages" aria-label=${table.site.languages}>${LANGUAGES.map((other: Manner) =>
    other.lang === table.lang
      ? html`<b lang=${other.lang} aria-current="true">${other.name}</b> `
      : html`<a href=${address(other.lang)} lang=${other.lang} hreflang=${other.lang} dir=${other.dir}>${other.name}</a> `,
  )}</nav>`

/** `body` is markup of its own; a demonstration says below it that it is one, on every page. */
export function pageDocument(input: LivePageInput, head: PageHead, body: unknown) {
  const { lang, dir } = head.table
  return html`<!doctype html>
<html lang=${lang} dir=${dir}>
<head>
${pageHead(input, head)}
</head>
<body>
${body}
${
  isDemonstration(input)
    ? html`<p class="demonstration" role="note">${head.table.site.demonstration}</p>
`
    : nothing
}</body>
</html>
`
}
