"""What the customer has said and nobody has replied to: a danger in it goes before everything else."""

from bot.answering.danger import danger_of
from bot.answering.decide import escalation
from bot.answering.language import language_of
from bot.domain.conversation import ConversationStatus
from bot.domain.desk.desk import DeskStanding
from bot.domain.editing import ConversationEdit
from bot.domain.message import Message
from bot.domain.reply import Decision, EscalationReason, Outcome, Question
from bot.domain.ticket import enters_at_any_hour, priority_of
from knowledge_base.words import Language


def question_of(message: Message, language: Language) -> Question:
    """The customer's words as a question; `language` is the page's, for what is too short to tell."""
    return Question(message.text, language_of(message.text, otherwise=language))


def language_of_last(edit: ConversationEdit) -> Language:
    """The language of the customer's last words; the page's where they do not tell."""
    language = edit.conversation.language
    last = edit.history.lately()[:1]
    return language_of(last[0].text, otherwise=language) if last else language


def escalated(question: Question, reason: EscalationReason) -> Outcome:
    """A person takes it, for a danger that it tells of rather than for `reason`; no content is needed."""
    reason = danger_of(question.text, question.language) or reason
    return Outcome(question, escalation(question, reason), Decision.ESCALATE)


def warn_first(
    edit: ConversationEdit, standing: DeskStanding, reason: EscalationReason
) -> Message | None:
    """Reply to the gravest danger that awaits the bot, before a person is called for a lesser `reason`.

    So its safe text comes while the bot has the word, and the ticket is the danger's from the beginning. Returns
    the row that tells of the queue, or None when there is no such danger.
    """
    found = _gravest_awaiting(edit)
    if found is None or priority_of(found[1]) >= priority_of(reason):
        return None
    message, danger = found
    if not (standing.takes_chats or enters_at_any_hour(danger)):
        return None
    question = question_of(message, edit.conversation.language)
    edit.bot_replies(escalated(question, danger), message.seq, standing)
    return edit.messages[-1]


def press_awaiting(edit: ConversationEdit) -> None:
    """Move who waits forward by the gravest danger that awaits the bot."""
    if (found := _gravest_awaiting(edit)) is not None:
        edit.press(found[1])


def _gravest_awaiting(edit: ConversationEdit) -> tuple[Message, EscalationReason] | None:
    if edit.conversation.status not in (
        ConversationStatus.WITH_BOT,
        ConversationStatus.WAITING_FOR_AGENT,
    ):
        return None
    language = edit.conversation.language
    found = [
        (message, danger)
        for message in edit.history.awaiting()
        # A choice is the content's own words, and says nothing of what happened.
        if message.choice_id is None
        and (danger := danger_of(message.text, question_of(message, language).language))
    ]
    return min(found, key=lambda one: priority_of(one[1]), default=None)
