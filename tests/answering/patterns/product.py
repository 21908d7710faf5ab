"""Every regular expression of the product: what its modules hold, and what stands within their functions."""

import ast
import inspect
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any, Final

import bot
import knowledge_base

_USES: Final = frozenset(
    {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
)


def modules() -> list[ModuleType]:
    """Every module of the product, imported; but the migrations, which only Alembic can import."""
    names = [
        found.name
        for package in (bot, knowledge_base)
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    return [import_module(name) for name in names if ".migrations" not in name]


def patterns() -> dict[str, re.Pattern[str]]:
    """Every pattern, named by where it stands; each once."""
    named: dict[re.Pattern[str], str] = {}
    for module in modules():
        for name, value in vars(module).items():
            for pattern in _held_by(value):
                named.setdefault(pattern, f"{module.__name__}.{name}")
        for pattern in _written_in(module):
            named.setdefault(pattern, module.__name__)
    return {f"{name}-{number}": pattern for number, (pattern, name) in enumerate(named.items())}


def makers(module: ModuleType) -> list[str]:
    """The functions that give `re` a pattern which is not written there."""
    return [
        function.name
        for function in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and any(not isinstance(call.args[0], ast.Constant) for call in _uses(function))
    ]


def _written_in(module: ModuleType) -> Iterator[re.Pattern[str]]:
    """Patterns that are given to `re` as they stand; those of functions are in no value of the module."""
    for call in _uses(ast.parse(inspect.getsource(module))):
        given = call.args[0]
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield re.compile(given.value)


def _uses(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called = node.func
            if called.attr in _USES and ast.unparse(called.value) == "re":
                yield node


def _held_by(value: Any) -> Iterator[re.Pattern[str]]:
    """Patterns in a value, also within what holds several."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        yield from _held_by(list(value.values()))
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _held_by(one)
    elif type(value).__module__.startswith("bot.answering"):
        yield from _held_by(getattr(value, "__dict__", {}))
