# syntax=docker/dockerfile:1

# The server in an image, without what only building needs. By itself it runs embedded, with its data in /app/data:
#   docker build -t taskwire . && docker run --init -p 127.0.0.1:4000:4000 taskwire
# With DATABASE_URL and REDIS_URL it is one of several instances: compose.yaml.

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/client/package.json packages/client/
# No scripts, here and below: nothing that is installed needs one, and ours would build before the sources are there.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json prisma.config.ts ./
COPY scripts/prisma.mjs scripts/
COPY prisma prisma
COPY src src
RUN npm run build

FROM node:22-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/client/package.json packages/client/
# What only tools want as optional peers (Prisma's command line, TypeScript) counts as optional; that is most of the bytes.
# So does the native part of the password hash: it comes from the build.
RUN npm ci --omit=dev --omit=optional --ignore-scripts
COPY --from=build /app/node_modules/@node-rs node_modules/@node-rs

FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0
COPY --from=dependencies /app/node_modules node_modules
# Migrations run at the start.
COPY package.json ./
COPY prisma prisma
COPY --from=build /app/dist dist
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/readyz`).then(({ ok }) => { process.exitCode = ok ? 0 : 1; }, () => { process.exitCode = 1; })"]
# Not by way of npm or a shell: SIGTERM has to reach the server, which then closes its sockets in order.
CMD ["node", "dist/main.js"]
