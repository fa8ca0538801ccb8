# The worker alone: sequencer, projections, reactions. Any number may run; each part has one leader.
FROM node:24-slim AS build
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/bin ./bin
COPY --from=build /app/seeds ./seeds
RUN mkdir /data && chown node:node /data
# The embedded PostgreSQL is not for containers: user namespaces are usually forbidden there.
USER node
VOLUME /data
# A process that ends with 75 is started anew within the container, as by `npm start`; anything else ends it.
CMD ["sh", "bin/start-anew.sh", "node", "--max-semi-space-size=8", "dist/apps/worker/src/main.js"]
