"""Which Redis a URL names."""

from __future__ import annotations

import pytest

from bot.storage.address import AddressError, Credentials, Sentinels, Server, read_address


@pytest.mark.parametrize(
    "url",
    [
        "redis://localhost",
        "redis://:secret@redis.local:6380/2",
        "rediss://user:secret@[::1]:6380/0?ssl_ca_certs=/etc/ca.pem",
        "unix:///run/redis/redis.sock?db=1",
    ],
)
def test_one_server_is_left_to_the_library(url: str) -> None:
    assert read_address(url) == Server(url)


def test_sentinels_and_what_they_watch() -> None:
    assert read_address("redis+sentinel://one:26380,two,[::1]:3/mymaster?db=4") == Sentinels(
        (("one", 26380), ("two", 26379), ("::1", 3)), "mymaster", 4
    )


def test_credentials_for_the_master_and_for_those_who_watch_it() -> None:
    one = (("one", 26379),)
    read = read_address("redis+sentinel://bot:p%40ss@one/mymaster")
    assert read == Sentinels(one, "mymaster", master=Credentials("bot", "p@ss"))
    read = read_address("redis+sentinel://:p@one/mymaster?sentinel_password=q%26")
    master, sentinel = Credentials(None, "p"), Credentials(None, "q&")
    assert read == Sentinels(one, "mymaster", master=master, sentinel=sentinel)
    assert "q&" not in repr(read)
    read = read_address("redis+sentinel://one/mymaster?sentinel_username=w&sentinel_password=q")
    assert read == Sentinels(one, "mymaster", sentinel=Credentials("w", "q"))


def test_sentinels_over_tls() -> None:
    read = read_address("rediss+sentinel://one/mymaster?ssl_ca_certs=/etc/ca.pem")
    assert read == Sentinels((("one", 26379),), "mymaster", tls=True, authorities="/etc/ca.pem")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:6379",
        "http://localhost",
        "redis://",
        "redis://localhost:port",
        "redis://localhost:70000",
        "redis://[::1",
        "unix://",
        "redis+sentinel://one",
        "redis+sentinel://one/",
        "redis+sentinel://one/two/three",
        "redis+sentinel:///mymaster",
        "redis+sentinel://one,,two/mymaster",
        "redis+sentinel://one:port/mymaster",
        "redis+sentinel://one/mymaster?db=x",
        "redis+sentinel://one/mymaster?db=1&db=2",
        "redis+sentinel://one/mymaster?password=unheeded",
        "redis+sentinel://one/mymaster?db",
    ],
)
def test_anything_else_is_refused_without_being_repeated(url: str) -> None:
    with pytest.raises(AddressError) as caught:
        read_address(url)
    assert not str(caught.value)
