"""What no database takes is refused at the edge."""

from typing import Any

from pydantic import BaseModel, model_validator


class Storable(BaseModel):
    """An object whose texts can be stored: PostgreSQL knows no character with the number 0."""

    @model_validator(mode="before")
    @classmethod
    def _check_characters(cls, fields: Any) -> Any:
        if isinstance(fields, dict):
            texts = (value for value in fields.values() if isinstance(value, str))
            if any("\0" in text for text in texts):
                raise ValueError("the character U+0000 is not taken")
        return fields
