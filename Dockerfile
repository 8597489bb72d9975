# The API and the command, without the database. Two stages: wheels are checked by hash in the first.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements.lock ./
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
# LightGBM and onnxruntime need the OpenMP runtime.
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1=12.2.0-* && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 convene && mkdir -p /home/convene/data && chown convene /home/convene/data
WORKDIR /app
COPY --from=build /venv /venv
COPY schema schema
COPY queries queries
COPY graph graph
COPY exchange exchange
COPY ingest ingest
COPY api api
COPY cli cli
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER convene
EXPOSE 8000
ENTRYPOINT ["python", "-m", "cli"]
CMD ["serve"]
