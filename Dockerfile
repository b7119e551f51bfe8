# The server with everything built in. The build's fingerprint covers the sources, so they come along.
# Versions are pinned; pin the digest too where you build: docker buildx imagetools inspect node:22.22.2-bookworm-slim
FROM node:22.22.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node --input-type=module -e "const { buildIfStale } = await import('/app/server/build.mjs'); buildIfStale()"

FROM node:22.22.2-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 ROOM_PORT=4100 PUBLIC_PORT=4200 ENVELOPE_DATA=/data
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm cache clean --force
COPY --from=build /app/vite.config.ts /app/tsconfig.base.json ./
COPY --from=build /app/shared ./shared
COPY --from=build /app/server ./server
COPY --from=build /app/display ./display
COPY --from=build /app/control ./control
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4100 4200
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.ROOM_PORT + '/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/start.mjs"]
