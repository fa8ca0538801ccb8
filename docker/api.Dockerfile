# The API (and, unless WORKER=0, the worker inside it) against a PostgreSQL given by DATABASE_URL.
FROM node:24-slim AS build
WORKDIR /app
COPY . .
# The folder is there in any case, so that it can be copied: without a web app in it, the API is served alone.
RUN npm ci --no-audit --no-fund && mkdir -p apps/web/dist && npm prune --omit=dev --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/bin ./bin
COPY --from=build /app/seeds ./seeds
COPY --from=build /app/apps/web/dist ./apps/web/dist
RUN mkdir /data && chown node:node /data
# The embedded PostgreSQL is not for containers: user namespaces are usually forbidden there.
USER node
VOLUME /data
EXPOSE 3000
# A process that ends with 75 is started anew within the container, as by `npm start`; anything else ends it.
CMD ["sh", "bin/start-anew.sh", "node", "--max-semi-space-size=8", "dist/apps/api/src/main.js"]
