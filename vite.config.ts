/** Three builds: the pages people open, the live blog's renderer for the edge, and the server itself. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { BOOKS } from './control/help/books.ts'
import { bookOf, handbook } from './control/help/handbook.ts'
import { ENGLISH_BOOK, GERMAN_BOOK } from './control/help/tongues.ts'
import { PACK_KEYS } from './display/pack/keys.ts'
import { unpackedHouse } from './server/share/house-letters.ts'

/** Japanese letters come in a hundred pieces, of which a show needs a few: they are held when they are first used. */
const IN_PIECES = /noto-sans-jp/

/** Writes into the stage page its build and every file it needs, so that its service worker can hold all of it or nothing. */
const wholePage = (page: string): Plugin => ({
  name: 'whole-page',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const html = bundle[page]
      if (html?.type !== 'asset') return
      const textOf = (file: string) => {
        const made = bundle[file]
        return made?.type === 'chunk' ? made.code : /\.(css|html)$/.test(file) ? String(made?.source) : ''
      }
      const needed = new Set([page])
      for (const file of needed) {
        const text = textOf(file)
        for (const other of Object.keys(bundle)) {
          if (IN_PIECES.test(other)) continue
          if (other.startsWith('assets/') && text.includes(other.slice('assets/'.length))) needed.add(other)
        }
      }
      needed.delete(page)
      const files = [...needed].sort().map((file) => `/${file}`)
      const build = createHash('sha256').update(textOf(page)).update(files.join()).digest('hex').slice(0, 12)
      const whole = `<meta name="whole" content="${build} ${files.join(' ')}">`
      html.source = textOf(page).replace('</head>', `  ${whole}\n  </head>`)
    },
  },
})

/** Writes the books of the handbook into its pages, one in each language: what is open is whole, also when the server is gone. */
const handbookPages = (folder: string): Plugin => {
  const pages = [
    { path: `/${folder}/index.html`, books: `${folder}/books`, tongue: ENGLISH_BOOK },
    { path: `/${folder}/de.html`, books: `${folder}/books/de`, tongue: GERMAN_BOOK },
  ]
  return {
    name: 'handbook',
    applyToEnvironment: ({ name }) => name === 'client',
    transformIndexHtml: {
      order: 'pre',
      handler(html, { path }) {
        const page = pages.find((one) => one.path === path)
        if (!page) return html
        const books = BOOKS.map((name) => bookOf(readFileSync(`${page.books}/${name}.md`, 'utf8')))
        return handbook(readFileSync(`${folder}/index.html`, 'utf8'), books, PACK_KEYS, page.tongue)
      },
    },
    // It shows one task of all that stand there, and may lead to the page in another language: nothing is painted before.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const { path } of pages) {
          const html = bundle[path.slice(1)]
          if (html?.type === 'asset')
            html.source = String(html.source).replaceAll('<script type="module"', '$& blocking="render"')
        }
      },
    },
  }
}

/** Lays the letters of share images beside the program that draws them: unpacked each time it starts, they were most of its work. */
const houseLetters = (): Plugin => ({
  name: 'house-letters',
  applyToEnvironment: ({ name }) => name === 'server',
  async generateBundle() {
    for (const [name, source] of await unpackedHouse())
      this.emitFile({ type: 'asset', fileName: `letters/${name}`, source })
  },
})

/** The emergency pack is opened from a folder: its page is a file beside its script, and no address begins at the root. */
const fromAFolder = (page: string): Plugin => ({
  name: 'from-a-folder',
  applyToEnvironment: ({ name }) => name === 'pack',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      for (const made of Object.values(bundle))
        if (made.type === 'asset' && made.fileName.endsWith('.css'))
          made.source = String(made.source).replaceAll('url(/', 'url(./').replaceAll('url("/', 'url("./')
      this.emitFile({ type: 'asset', fileName: 'index.html', source: readFileSync(page, 'utf8') })
    },
  },
})

/** They bring programs of their own, for the machine or its engine; everything else is built in: a house is up in two thirds of the time when it is read from a few files instead of thousands. */
const WITH_MACHINE_CODE = ['sharp', '@photostructure/sqlite', '@node-rs/argon2', 'wawoff2']

/** CommonJS, which V8 can be given with what it compiled of it before (`server/load`). */
const forNode = (outDir: string, input: Record<string, string>, entry: string) => ({
  consumer: 'server' as const,
  resolve: { noExternal: true as const, external: WITH_MACHINE_CODE },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input,
      output: {
        format: 'cjs' as const,
        dynamicImportInCjs: false,
        entryFileNames: ({ name }: { name: string }) => (name === 'load' ? 'load.js' : entry),
        chunkFileNames: '[name]-[hash].js',
      },
    },
  },
})

/** Says of a folder that its files are CommonJS. */
const commonJs = (): Plugin => ({
  name: 'common-js',
  applyToEnvironment: ({ name }) => name === 'server' || name === 'renderer',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "commonjs" }\n' })
  },
})

/** Each program under its plain name: the few words that have it loaded. */
const programs = (): Plugin => ({
  name: 'programs',
  applyToEnvironment: ({ name }) => name === 'server',
  generateBundle(_options, bundle) {
    for (const made of Object.values(bundle)) {
      if (made.type !== 'chunk' || !made.isEntry || made.name === 'load') continue
      const source = `require('./load.js').run(require('node:path').join(__dirname, '${made.fileName}'))\n`
      this.emitFile({ type: 'asset', fileName: `${made.name}.js`, source })
    }
  },
})

/** What readers' pages need in any case, in two files instead of eight: small ones hardly pack. */
const TOGETHER = [
  {
    name: 'lit',
    test: /\/lit-html\/(?:node\/)?(?:lit-html|directive|directive-helpers|directives\/(?:repeat|keyed))\.js$/,
  },
  {
    name: 'words',
    test: /\/(?:shared\/(?:languages|live-page|plain-words|sentences)|display\/(?:times|live\/language\/counting))\.ts$/,
  },
]

export default defineConfig({
  appType: 'custom',
  publicDir: false,
  builder: {},
  plugins: [
    wholePage('display/stage.html'),
    handbookPages('control/help'),
    houseLetters(),
    commonJs(),
    programs(),
    fromAFolder('display/pack/index.html'),
  ],
  environments: {
    client: {
      build: {
        outDir: 'dist/pages',
        emptyOutDir: true,
        manifest: true,
        target: 'chrome103',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: {
            help: 'control/help/index.html',
            'help-de': 'control/help/de.html',
            companion: 'control/help/companion.html',
            sheet: 'control/sheet.html',
            stage: 'display/stage.html',
            press: 'display/press.html',
            demonstration: 'display/demonstration.html',
            preflight: 'display/preflight.html',
            'preflight-frame': 'display/preflight/frame.html',
            'preflight-fit': 'display/preflight/fit.html',
            live: 'display/live/live.ts',
            post: 'display/live/post-script.ts',
            commitments: 'display/live/commitments/commitments.ts',
            'embed-frame': 'display/embed/frame.ts',
            'stage-worker': 'display/stage/service-worker.ts',
          },
          // A worker's address is the same for ever, and says for which pages it may speak.
          output: {
            entryFileNames: ({ name }) =>
              name === 'stage-worker' ? 'stage-worker.js' : 'assets/[name]-[hash].js',
            codeSplitting: { groups: TOGETHER },
          },
        },
      },
    },
    // By itself: what it shares with other pages would come in thirty small files.
    desk: {
      consumer: 'client',
      build: {
        outDir: 'dist/pages',
        emptyOutDir: false,
        target: 'chrome103',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: { input: { control: 'control/index.html' } },
      },
    },
    // One file, whatever it is made of: it is asked for from pages that know nothing of the others.
    embed: {
      consumer: 'client',
      build: {
        outDir: 'dist/embed',
        emptyOutDir: true,
        target: 'chrome103',
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: { embed: 'display/embed/embed.ts' },
          output: { entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
    // A classic script, its look and its letters: a page from a folder may load no modules.
    pack: {
      consumer: 'client',
      build: {
        outDir: 'dist/pack',
        emptyOutDir: true,
        target: 'chrome103',
        modulePreload: { polyfill: false },
        // A file of its own: the window beside the stage wears it too.
        cssCodeSplit: false,
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: { pack: 'display/pack/pack.ts' },
          output: {
            format: 'iife' as const,
            entryFileNames: '[name].js',
            assetFileNames: ({ names }) =>
              names.some((name) => name.endsWith('.css')) ? 'pack.css' : 'letters/[name]-[hash][extname]',
            codeSplitting: false,
          },
        },
      },
    },
    renderer: forNode('dist/renderer', { render: 'display/live/render.ts' }, '[name].js'),
    server: forNode(
      'dist/server',
      {
        load: 'server/load/load.ts',
        supervisor: 'server/supervisor.ts',
        core: 'server/core-main.ts',
        edge: 'server/edge-main.ts',
        meter: 'server/meter-main.ts',
        draw: 'server/images/draw-main.ts',
        read: 'server/import/read-main.ts',
        plan: 'server/import/plan-main.ts',
        unpack: 'server/bundle/unpack-main.ts',
        share: 'server/share/share-main.ts',
        pages: 'server/pack/pages-main.ts',
        backup: 'server/backup/backup-main.ts',
        restore: 'server/backup/restore-main.ts',
        demo: 'server/demo/demo-main.ts',
      },
      '[name]-[hash].js',
    ),
  },
})
