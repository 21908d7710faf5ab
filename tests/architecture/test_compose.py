"""The two replicas of compose.yaml, as far as it can be proved without a Docker engine."""

import re
from typing import Any, Final

import yaml

from bot.engines import check_engines
from bot.settings import PREFIX, Settings
from tests.architecture.tree import ROOT

_FILE: Final[dict[str, Any]] = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
_SERVICES: Final[dict[str, Any]] = _FILE["services"]
_REPLICAS: Final = ("teller-1", "teller-2")
_DOCKERFILE: Final = (ROOT / "Dockerfile").read_text("utf-8")


def _with_secrets(text: str) -> str:
    """As compose fills it in."""
    return re.sub(r"\$\{(\w+):\?[^}]*\}", "0f3c9a", text)


def _settings(service: str) -> Settings:
    environment = _SERVICES[service]["environment"]
    names = {name.removeprefix(PREFIX).lower(): value for name, value in environment.items()}
    assert set(names) <= set(Settings.model_fields)
    return Settings.model_validate({name: _with_secrets(v) for name, v in names.items()})


def _proxy() -> str:
    (config,) = _SERVICES["proxy"]["configs"]
    return str(_FILE["configs"][config["source"]]["content"])


def test_the_replicas_are_alike_but_for_the_order_in_which_they_start() -> None:
    one, other = (
        {k: v for k, v in _SERVICES[name].items() if k != "depends_on"} for name in _REPLICAS
    )
    assert one == other


def test_their_settings_let_several_workers_start() -> None:
    for name in _REPLICAS:
        settings = _settings(name)
        assert settings.workers > 1
        check_engines(settings)


def test_the_engines_that_they_name_are_services() -> None:
    settings = _settings("teller-1")
    for url in (settings.database_url, settings.bus_url):
        host = re.search(r"@([\w-]+)", url)
        assert host is not None
        assert host[1] in _SERVICES


def test_every_service_waited_for_exists_and_says_when_it_is_healthy() -> None:
    for service in _SERVICES.values():
        waited_for = service.get("depends_on", {})
        assert set(waited_for) <= set(_SERVICES)
        if isinstance(waited_for, dict):
            for name in waited_for:
                assert "healthcheck" in _SERVICES[name] or "HEALTHCHECK" in _DOCKERFILE


def test_no_secret_stands_in_the_file() -> None:
    text = (ROOT / "compose.yaml").read_text("utf-8")
    for name in ("POSTGRES_PASSWORD", "REDIS_PASSWORD"):
        assert not re.findall(rf"\$\{{{name}(?!:\?)", text)
    assert not re.findall(r"://\w*:(?!\$\{)[^@\s]+@", text)


def test_the_replicas_share_the_volume_of_the_image() -> None:
    (volume,) = re.findall(r"^VOLUME (\S+)", _DOCKERFILE, flags=re.MULTILINE)
    name, _, place = _SERVICES["teller-1"]["volumes"][0].partition(":")
    assert place == volume
    assert name in _FILE["volumes"]


def test_the_proxy_alone_is_reached_from_outside_and_passes_sockets_on() -> None:
    assert [name for name, one in _SERVICES.items() if "ports" in one] == ["proxy"]
    (port,) = re.findall(r"^EXPOSE (\d+)", _DOCKERFILE, flags=re.MULTILINE)
    text = _proxy().replace("$$", "$")
    assert re.findall(r"server ([\w-]+):(\d+)", text) == [(name, port) for name in _REPLICAS]
    for line in (
        "proxy_http_version 1.1;",
        "proxy_set_header Upgrade $http_upgrade;",
        "proxy_set_header Connection $connection_upgrade;",
        "proxy_set_header Host $http_host;",
    ):
        assert line in text
    assert _SERVICES["proxy"]["ports"][0].split(":")[1] in re.findall(r"listen (\d+);", text)


def test_the_proxy_lets_the_largest_attachment_through() -> None:
    (megabytes,) = re.findall(r"client_max_body_size (\d+)m;", _proxy())
    assert int(megabytes) * 1024 * 1024 > _settings("teller-1").largest_attachment


def test_a_stop_waits_for_the_workers() -> None:
    assert int(_SERVICES["teller-1"]["stop_grace_period"].removesuffix("s")) > 30
