# A built house, and nothing it could do without: no sources, no builder, no package manager's cache.
# Versions are pinned; pin the digest too where you build: docker buildx imagetools inspect node:22.22.2-bookworm-slim
# `npm run try-image` takes these very steps in clean folders, without a container engine.
FROM node:22.22.2-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node server/build.mjs
# Again without what only builds and tests; of the rest nearly everything is built in already, and is left behind.
RUN npm ci --omit=dev
RUN node server/ship.mjs shipped

FROM node:22.22.2-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 ROOM_PORT=4100 PUBLIC_PORT=4200 ENVELOPE_DATA=/data
WORKDIR /app
COPY --from=build /build/shipped ./
# The account "node" of the image. All else belongs to root: what runs here can write into this folder, and nowhere besides.
RUN install -d -m 700 -o 1000 -g 1000 /data
USER 1000:1000
VOLUME /data
EXPOSE 4100 4200
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "server/health.mjs"]
CMD ["node", "dist/server/supervisor.js"]
