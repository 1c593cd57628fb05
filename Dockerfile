# Hornbook for a server with a PostgreSQL of its own; docs/operating.md says how to run it.
FROM node:24-slim AS built
WORKDIR /hornbook
COPY package.json package-lock.json .npmrc ./
# native parts come as packages: nothing is compiled, no install script is needed
RUN npm ci --ignore-scripts
COPY . .
RUN node scripts/build.ts && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/hornbook
WORKDIR /hornbook
COPY --from=built /hornbook ./
RUN mkdir -p /var/lib/hornbook && chown node:node /var/lib/hornbook
USER node
VOLUME /var/lib/hornbook
EXPOSE 3000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.ts"]
