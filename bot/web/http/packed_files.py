"""Built files, packed where the browser can unpack: the build writes each text a second time, as name.gz."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path

from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope


def packed_file(path: Path, headers: Mapping[str, str], accepted: Headers) -> FileResponse:
    """The file, packed if the browser takes it so and the build has made it."""
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if media_type.startswith("text/"):
        media_type += "; charset=utf-8"
    told = {**headers, "Vary": "Accept-Encoding", "X-Content-Type-Options": "nosniff"}
    packed = path.with_name(f"{path.name}.gz")
    if "gzip" in accepted.get("accept-encoding", "") and packed.is_file():
        return FileResponse(
            packed, headers=told | {"Content-Encoding": "gzip"}, media_type=media_type
        )
    return FileResponse(path, headers=told, media_type=media_type)


class HashedFiles(StaticFiles):
    """Files whose names change with their content may be kept for ever."""

    async def check_config(self) -> None:
        """Pages that have not been built yet are missing, and no fault."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """As the browser takes it."""
        response = await super().get_response(path, scope)
        if not isinstance(response, FileResponse):
            return response
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return packed_file(Path(response.path), headers, Headers(scope=scope))
