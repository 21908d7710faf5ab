"""The commands of agents' accounts: add, set, list and remove."""

import sys
from contextlib import aclosing
from pathlib import Path
from typing import Annotated

import typer

from bot import terminal
from bot.command_line import Data, Json, print_json, run, settings_of
from bot.domain.agent import Colleague, Role
from bot.errors import SetupError
from bot.ports.desk import Duties
from knowledge_base.words import Language

agent_app = typer.Typer(no_args_is_help=True, help="Accounts of the agents who use the console.")

Name = Annotated[str, typer.Argument(help="The name that customers will see.")]
Supervisor = Annotated[
    bool | None,
    typer.Option(
        "--supervisor/--no-supervisor",
        help="May see all tickets and agents, reassign, and change desks.",
    ),
]
Capacity = Annotated[
    int | None,
    typer.Option(min=0, max=1_000, help="Conversations at a time.", show_default="5"),
]
Skills = Annotated[
    list[str] | None,
    typer.Option("--skill", help="What the agent knows, such as mortgage; may be repeated."),
]
Languages = Annotated[
    list[Language] | None,
    typer.Option("--language", help="May be repeated; none: all.", show_default="all"),
]


def _duties(
    supervisor: bool | None,
    capacity: int | None,
    skills: list[str] | None,
    languages: list[Language] | None,
) -> Duties:
    role = None if supervisor is None else Role.SUPERVISOR if supervisor else Role.AGENT
    return Duties(
        role,
        capacity,
        # An empty word takes them all away.
        frozenset(skill.strip().lower() for skill in skills if skill.strip()) if skills else None,
        frozenset(languages) if languages else None,
    )


@agent_app.command("add")
def agent_add(  # noqa: PLR0913 -- each option of the command is a parameter
    name: Name,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from standard input.")
    ] = False,
    reset: Annotated[
        bool, typer.Option("--reset", help="Set a new password for an agent that exists.")
    ] = False,
    supervisor: Supervisor = None,
    capacity: Capacity = None,
    skills: Skills = None,
    languages: Languages = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Make an account for an agent; the password is asked for unless it comes by standard input."""
    password = _password(password_stdin)
    from bot.wiring.accounts import opened_accounts

    async def story() -> None:
        async with opened_accounts(settings_of(data)) as accounts:
            if reset and not await accounts.sign_in.reset(name, password):
                raise SetupError(f"There is no agent named {name}.")
            if not reset:
                await accounts.sign_in.add(name, password)
            duties = _duties(supervisor, capacity, skills, languages)
            await accounts.attendance.set_duties(name, duties)

    run(story())
    if json:
        print_json({"name": name})
    else:
        terminal.out.print(f"{name} can sign in at /console/ now.", markup=False)


@agent_app.command("set")
def agent_set(  # noqa: PLR0913 -- each option of the command is a parameter
    name: Name,
    supervisor: Supervisor = None,
    capacity: Capacity = None,
    skills: Skills = None,
    languages: Languages = None,
    data: Data = None,
) -> None:
    """Change what an agent may do and knows; what is not named stays. Holds at once for a running server."""
    duties = _duties(supervisor, capacity, skills, languages)
    if duties == Duties():
        raise SetupError(
            f"Say what is to change of {name}: --supervisor or --no-supervisor, --capacity N, "
            "--skill WORD or --language en|zh."
        )
    from bot.wiring.accounts import opened_accounts

    async def story() -> None:
        async with opened_accounts(settings_of(data)) as accounts:
            if not await accounts.attendance.set_duties(name, duties):
                raise SetupError(f"There is no agent named {name}.")

    run(story())
    terminal.out.print(f"{name} is as you said.", markup=False)


@agent_app.command("list")
def agent_list(data: Data = None, json: Json = False) -> None:
    """Show all accounts: role, what their agents know, how much they hold, and who is there."""
    colleagues = run(_colleagues(data))
    if json:
        print_json([_told(one) for one in colleagues])
    elif colleagues:
        terminal.show_agents(colleagues)
    else:
        terminal.out.print("There is no account yet. Make one with: bot agent add NAME")


@agent_app.command("remove")
def agent_remove(
    name: Annotated[str, typer.Argument(help="The account's name.")],
    data: Data = None,
    json: Json = False,
) -> None:
    """Take an account away: its agent is signed out, and the customers at hand wait in the queue again."""
    from bot.wiring.accounts import opened_accounts

    async def story() -> int:
        async with opened_accounts(settings_of(data)) as accounts:
            returned = await accounts.removing.remove(name)
        if returned is None:
            raise SetupError(f"There is no agent named {name}.")
        return returned

    returned = run(story())
    if json:
        print_json({"name": name, "returned": returned})
    else:
        back = terminal.counted(returned, "conversation")
        terminal.out.print(
            f"{name} is removed and signed out; {back} went back to the queue.", markup=False
        )


async def _colleagues(data: Path | None) -> tuple[Colleague, ...]:
    from bot.wiring.accounts import opened_accounts

    async with (
        opened_accounts(settings_of(data)) as accounts,
        aclosing(accounts.attendance.colleagues()) as views,
    ):
        return await anext(views)


def _told(one: Colleague) -> dict[str, object]:
    return {
        "name": one.agent.name,
        "role": one.agent.role,
        "presence": one.agent.presence,
        "online": one.is_here,
        "load": one.load,
        "capacity": one.capacity,
        "skills": sorted(one.skills),
        "languages": sorted(one.languages),
    }


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    password: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    return password
