/** Three builds: the pages people open, the live blog's renderer for the edge, and the server itself. */
import { defineConfig } from 'vite'

const forNode = (outDir: string, input: Record<string, string>) => ({
  consumer: 'server' as const,
  build: {
    outDir,
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: false,
    rolldownOptions: { input, output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } },
  },
})

export default defineConfig({
  appType: 'custom',
  publicDir: false,
  builder: {},
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
            control: 'control/index.html',
            stage: 'display/stage.html',
            live: 'display/live/live.ts',
          },
        },
      },
    },
    renderer: forNode('dist/renderer', { render: 'display/live/render.ts' }),
    server: forNode('dist/server', {
      supervisor: 'server/supervisor.ts',
      core: 'server/core-main.ts',
      edge: 'server/edge-main.ts',
    }),
  },
})
