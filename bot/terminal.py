"""How results look in a terminal."""

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markdown import Markdown
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from bot.answering.measures import Measures
from bot.domain.agent import Colleague
from bot.domain.generation import CurvePoint
from bot.domain.reply import Clarification, Outcome
from bot.flows.publish import PublishReport
from knowledge_base.words import FaultyContentError

out = Console()
err = Console(stderr=True)

_ROWS = (
    ("questions", "questions"),
    ("answerable", "answerable"),
    ("top-1", "top_1"),
    ("Success@5", "success_at_5"),
    ("MRR@10", "mrr_at_10"),
    ("answered", "share_answered"),
    ("wrong among answered", "share_wrong_among_answered"),
    ("resolved", "share_resolved"),
    ("unanswerable but answered", "share_unanswerable_answered"),
    ("unanswerable and handed over", "share_unanswerable_handed_over"),
    ("out-of-scope AUROC", "out_of_scope_auroc"),
    ("milliseconds p50", "milliseconds_p50"),
    ("milliseconds p95", "milliseconds_p95"),
    ("milliseconds p99", "milliseconds_p99"),
)


def counted(count: int, noun: str, plural: str = "") -> str:
    """1 question, 2 questions, 0 entries."""
    return f"{count} {noun if count == 1 else plural or noun + 's'}"


def show_agents(colleagues: Sequence[Colleague]) -> None:
    """The accounts."""
    table = Table("name", "role", "here", "holds", "skills", "languages", box=None)
    for one in colleagues:
        table.add_row(
            escape(one.agent.name),
            one.agent.role,
            one.agent.presence if one.is_here else "–",
            f"{one.load} of {one.capacity}",
            escape(", ".join(sorted(one.skills))),
            ", ".join(sorted(one.languages)) or "all",
        )
    out.print(table)


def show_faults(error: FaultyContentError) -> None:
    """Every fault on a line of its own, as editors can jump to it."""
    for fault in error.faults:
        err.print(str(fault), style="red", markup=False, highlight=False, soft_wrap=True)
    count = len(error.faults)
    err.print(
        f"{count} fault{'s' if count != 1 else ''}. Nothing was published; what served before goes on serving."
    )


def show_report(report: PublishReport) -> None:
    """What was published."""
    generation = report.generation
    out.print(
        f"Published [bold]{generation.id}[/]: {counted(report.entries, 'FAQ entry', 'FAQ entries')} and "
        f"{counted(report.documents, 'document')} in {counted(generation.passages, 'passage')}."
    )
    if (report.entries_told, report.documents_told) != (report.entries, report.documents):
        out.print(
            f"  Customers may be told {report.entries_told} of the entries and {report.documents_told} of the "
            "documents today; the others are internal, or not valid now."
        )
    for language, calibration in report.calibrations.items():
        learned = (
            f"learned from {counted(calibration.samples, 'held-out question')}"
            if calibration.samples
            else "[yellow]too few questions to learn from: the bot is cautious[/]"
        )
        out.print(
            f"  {language}: answers from a confidence of {calibration.threshold:.2f}, {learned}"
        )
        if calibration.expected is not None:
            out.print(f"      {_expected(calibration.expected)}")
    for one in report.shared:
        *others, last = one.ids
        out.print(
            f"  {one.language}: “{one.question}” is asked by {', '.join(others)} and {last}, which answer it "
            "differently: who asks it is asked back.",
            style="yellow",
            markup=False,
        )


def _expected(at: CurvePoint) -> str:
    return (
        f"expected: {at.coverage:.0%} of such questions answered, {at.risk:.1%} of these wrongly "
        f"(95 %: {at.risk_low:.1%} to {at.risk_high:.1%})"
    )


def show_outcome(outcome: Outcome) -> None:
    """What the bot would say, and why."""
    reply = outcome.reply
    text = reply.text
    if isinstance(reply, Clarification):
        text += "\n\n" + "\n".join(f"- {choice.label}" for choice in reply.choices)
    title = f"{outcome.decision} · confidence {outcome.confidence:.2f} (from {outcome.threshold:.2f} it answers)"
    out.print(Panel(Markdown(text), title=title, title_align="left"))
    table = Table("score", "id", "title", box=None)
    for hit in outcome.hits[:5]:
        table.add_row(f"{hit.score:.3f}", hit.passage.id, hit.passage.title)
    out.print(table)


def show_measures(columns: Mapping[str, Measures]) -> None:
    """Figures side by side."""
    table = Table("", *columns, box=None)
    for label, field in _ROWS:
        values = [getattr(measures, field) for measures in columns.values()]
        table.add_row(label, *("–" if value is None else f"{value:g}" for value in values))
    out.print(table)
