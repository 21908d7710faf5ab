"""Every PasswordHasher knows the right password again, and no other."""

import pytest

from bot.backends.password_hasher import Argon2PasswordHasher
from bot.ports.accounts import PasswordHasher


@pytest.fixture
def hasher() -> PasswordHasher:
    """The hasher under test."""
    return Argon2PasswordHasher()


def test_only_the_right_password_fits(hasher: PasswordHasher) -> None:
    kept = hasher.hash("correct horse 电池")
    assert hasher.verify("correct horse 电池", kept)
    assert not hasher.verify("correct horse", kept)


def test_a_password_is_hashed_with_salt_and_not_kept(hasher: PasswordHasher) -> None:
    first, second = hasher.hash("correct horse"), hasher.hash("correct horse")
    assert first != second
    assert "correct" not in first


def test_a_damaged_hash_fits_no_password(hasher: PasswordHasher) -> None:
    assert not hasher.verify("correct horse", "")
    assert not hasher.verify("correct horse", "$argon2id$damaged")
