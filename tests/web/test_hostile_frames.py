"""Whatever is sent, the answer is a refusal with a code; nothing is stored and nothing breaks."""

import json
from typing import Final

import pytest

from bot.web.sockets.sent import Pong
from tests.small_content import QUESTION
from tests.web.clients import AgentConsole, Customer, Value

RATE: Final = '{"type":"rate","client_id":"a1","stars":5,"comment":"%s"}'
TWICE: Final = '{"type":"say","text":"hello","client_id":"a1","text":"%s"}'
SAY: Final = '{"type":"say","client_id":"a1","text":%s}'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "invalid_json"),
        ("{", "invalid_json"),
        ("null", "invalid_json"),
        ("[1]", "invalid_json"),
        ('"say"', "invalid_json"),
        (SAY % "NaN", "invalid_json"),
        (SAY % "Infinity", "invalid_json"),
        (SAY % '"\\ud800"', "invalid_json"),
        (SAY % '"a', "invalid_json"),
        ("[" * 10_000, "invalid_json"),
        ('{"a":' * 3_000, "invalid_json"),
        (SAY % ("[" * 5_000 + "]" * 5_000), "invalid_json"),
        ("{}", "unknown_frame"),
        ('{"type":"nope","client_id":"a1"}', "unknown_frame"),
        ('{"type":["say"],"client_id":"a1"}', "unknown_frame"),
        ('{"type":"hello","client_id":"a1"}', "unknown_frame"),
        ('{"type":"say","client_id":"a1"}', "invalid_frame"),
        (SAY % "1", "invalid_frame"),
        (SAY % "null", "invalid_frame"),
        (SAY % '{"a":[1]}', "invalid_frame"),
        ('{"type":"say","client_id":"","text":"a"}', "invalid_frame"),
        ('{"type":"say","client_id":"a b","text":"a"}', "invalid_frame"),
        ('{"type":"say","client_id":"a\\n","text":"a"}', "invalid_frame"),
        ('{"type":"say","client_id":"%s","text":"a"}' % ("x" * 65), "invalid_frame"),
        ('{"type":"say","client_id":1,"text":"a"}', "invalid_frame"),
        ('{"type":"say","client_id":"a1","text":"a","extra":1}', "invalid_frame"),
        ('{"type":"ping","client_id":"a1"}', "invalid_frame"),
        ('{"type":"judge","client_id":"a1","seq":true,"verdict":"up"}', "invalid_frame"),
        ('{"type":"judge","client_id":"a1","seq":1.0,"verdict":"up"}', "invalid_frame"),
        ('{"type":"judge","client_id":"a1","seq":9999999999,"verdict":"up"}', "invalid_frame"),
        ('{"type":"judge","client_id":"a1","seq":1,"verdict":"sideways"}', "invalid_frame"),
        ('{"type":"rate","client_id":"a1","stars":6}', "invalid_frame"),
        (RATE % ("x" * 1_001), "invalid_frame"),
        (RATE % "a\\u0000", "invalid_frame"),
        (SAY % '"a\\u0000b"', "invalid_frame"),
        (SAY % '" \\n\\t"', "text_empty"),
        (SAY % '"😀😀"', "no_words"),
        (SAY % ('"' + "a" * 4_001 + '"'), "text_too_long"),
        (SAY % ('"' + "a" * 16_300 + '"'), "text_too_long"),
        (SAY % ('"' + "字" * 6_000 + '"'), "frame_too_large"),
        ("x" * 16_385, "frame_too_large"),
        ("x" * 60_000, "frame_too_large"),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
async def test_what_is_wrong_is_said_with_its_code(client: Customer, text: str, code: str) -> None:
    refusal = await client.refused_raw(text)
    assert refusal.code == code
    assert refusal.message
    await client.send(type="ping")
    await client.wait_for(Pong)
    assert client.messages == []


async def test_a_refusal_names_the_fields_and_not_what_was_in_them(client: Customer) -> None:
    refusal = await client.refused("say", text=7, colour="secret words")
    fields = refusal.detail["fields"]
    assert isinstance(fields, list)
    assert sorted(field.split(":")[0] for field in fields) == ["say.colour", "say.text"]
    assert "secret words" not in refusal.model_dump_json()


async def test_a_refusal_repeats_the_client_id_when_it_can_be_read(client: Customer) -> None:
    assert (await client.refused_raw('{"type":"nope","client_id":"a7"}')).client_id == "a7"
    assert (await client.refused_raw('{"client_id":"a7"')).client_id is None
    assert (await client.refused_raw('{"type":"say","client_id":["a7"]}')).client_id is None


async def test_binary_messages_are_refused(client: Customer, mina: AgentConsole) -> None:
    for one in (client, mina):
        refusal = await one.refused_raw(json.dumps({"type": "ping"}).encode())
        assert (refusal.code, refusal.client_id) == ("invalid_frame", None)


async def test_of_a_field_given_twice_the_last_holds(client: Customer) -> None:
    await client.connection.send(TWICE % QUESTION)
    await client.message_of_kind("answer")
    assert client.messages[0].text == QUESTION


async def test_the_longest_message_fits_in_a_frame(client: Customer) -> None:
    await client.accepted("request_person")
    text = "\U0001f600" * 4_000
    raw = json.dumps({"type": "say", "client_id": "a1", "text": text}, ensure_ascii=False)
    await client.connection.send(raw)
    assert (await client.message(lambda message: message.seq == 2)).text == text


async def test_text_is_kept_to_the_letter(client: Customer) -> None:
    await client.accepted("request_person")
    text = (
        "<script>alert('x')</script> {agent_name} %s \u202e\u0001 \U0001f600 'quoted\"; DROP TABLE"
    )
    await client.accepted("say", text=f"  {text}  ")
    assert (await client.message(lambda message: message.seq == 2)).text == text


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("claim", {}),
        ("claim", {"ticket_id": ""}),
        ("follow", {"conversation_id": "c_1"}),
        ("say", {"conversation_id": "c_1", "text": "a"}),
        ("release", {"conversation_id": "c_1", "fence": 1, "to": "nobody"}),
        ("resolve", {"conversation_id": "c_1", "fence": "1"}),
        ("resolve", {"conversation_id": "c_1", "fence": -1}),
    ],
)
async def test_a_wrong_command_of_an_agent_is_refused(
    mina: AgentConsole, kind: str, fields: dict[str, Value]
) -> None:
    assert (await mina.refused(kind, **fields)).code == "invalid_frame"


async def test_a_customers_frames_are_unknown_to_the_console(mina: AgentConsole) -> None:
    assert (await mina.refused("request_person")).code == "unknown_frame"
