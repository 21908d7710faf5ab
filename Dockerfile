# The pages.
FROM node:22-slim AS pages
WORKDIR /build
COPY web_widget/package.json web_widget/package-lock.json web_widget/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY web_widget ./
RUN npm run build

# The wheel, with the pages in it.
FROM python:3.11-slim AS wheel
WORKDIR /build
COPY pyproject.toml README.md ./
COPY bot bot
COPY knowledge_base knowledge_base
COPY --from=pages /build/dist web_widget/dist
RUN pip wheel --no-cache-dir --no-deps --wheel-dir /wheels .

# What runs.
FROM python:3.11-slim
ENV PYTHONUNBUFFERED=1 HF_HUB_OFFLINE=1
COPY constraints.txt /tmp/
# By itself torch would bring 15 CUDA packages.
RUN pip install --no-cache-dir torch==2.13.0 --index-url https://download.pytorch.org/whl/cpu
RUN --mount=type=bind,from=wheel,source=/wheels,target=/wheels \
    pip install --no-cache-dir -c /tmp/constraints.txt /wheels/*.whl
RUN useradd --system --uid 10001 --home-dir /data teller && install -d -o teller -g teller /data
USER teller
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
ENTRYPOINT ["bot"]
CMD ["serve", "--host", "0.0.0.0", "--data", "/data"]
