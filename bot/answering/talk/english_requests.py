"""How customers ask for a person in English. Words are read in small letters, with one kind of apostrophe."""

import re
from typing import Final

# People of the bank, whoever they are.
_STAFF: Final = (
    r"(?:persons?|people|humans?(?: beings?)?|agents?|advis[eo]rs?|representatives?|reps?|operators?|bankers?"
    r"|managers?|supervisors?|specialists?|experts?|consultants?"
    r"|tellers?|clerks?|cashiers?|colleagues?|employees?|executives?|boss|staff(?! wi-?fi)|(?<=your )team"
    r"|members? of (?:your |the )?(?:staff|team)|customer (?:services?|support|care)"
    r"(?: (?:agent|rep|representative|executive|person|team))?|support(?: (?:agent|team|staff|person))?)\b(?!')"
)
_ANYBODY: Final = r"(?:someone|somebody|anyone|anybody|whoever)\b(?! else)"
_THE: Final = (
    r"(?:(?:a|an|the|this|some|any|another|your|my|our|one of (?:your|the)|real|life|live|actual|human|living|proper"
    r"|different|senior|personal|bank|branch|account|relationship"
    r"|customer|customer service|call cent(?:re|er)|support"
    r"|mortgage|loan|savings|investment|pension|\w+[- ]speaking) ){0,4}"
)
_PERSON: Final = rf"(?:{_THE}{_STAFF}|{_ANYBODY})"
# Who is nobody that one pays or gives a card to.
_AGENT: Final = (
    rf"{_THE}(?:humans?(?: being)?|agents?|operators?|advis[eo]rs?|representatives?|reps?|real person|live person"
    r"|actual person|person(?= please| now)|customer (?:services?|support|care)|managers?|supervisors?)\b(?!')"
)
_CALL: Final = (
    r"(?:call|ring|phone|contact|reach(?: out to)?|get in touch with|get back to|speak to|talk to)"
)
_HELP: Final = rf"(?:{_CALL}|help|assist|look|handle|sort|deal|explain|answer|take|chat|speak|talk|reply|respond)"
# What follows makes of a person somebody else: “a person added to my account”, “a supervisor card”.
_ENDS: Final = (
    rf"(?=\W*$|,|:| [-–—]| (?:please|pls|plz|now|asap|right|immediately|today|here|instead|not|who|that|to {_HELP}"
    r"|on the (?:line|phone)|(?:for|with) (?:this|it)|about|and|or|but|because|as|so)\b)"
)
_ROBOT: Final = r"(?:(?:chat ?|ro)?bots?|ai|a\.i\.|virtual assistants?)\b"
_MACHINE: Final = rf"(?:{_ROBOT}|machines?|computers?|program(?:me)?s?|automat\w+|recording)"
_TALK: Final = (
    r"(?:(?:talk|speak|chat|deal|discuss this|raise this|take this up|text)(?:ing)?"
    r"|have a (?:quick )?(?:word|chat|talk))"
)
_REFUSE: Final = (
    r"(?:do(?:n't| not|nt) (?:want|wish|like|wanna)(?: to)?|refuse to|won't|not|no|no more|instead of|rather than"
    r"|hate|stop|enough(?: of)?|(?:sick|tired|had enough) of|fed up with|can't stand)"
)

WISHES: Final = (
    rf"\b{_TALK}(?: now| directly| please| again| about \w+(?: \w+)?)? (?:to|with) {_PERSON}",
    rf"\bdiscuss (?:\w+ ){{1,4}}?with {_PERSON}",
    rf"\b(?:get through|get in touch|put me in touch|get hold of|speak) (?:to|with)? ?{_PERSON}",
    (
        r"\b(?:connect|transfer|hand|pass|put|switch|escalate|forward|redirect|route|refer|move)"
        r"(?: (?:me|us|it|this|this (?:chat|case|matter)|the chat|my (?:case|question|chat|issue)|over|on|through"
        rf"|now|directly|please|straight)){{1,4}} (?:to|with) {_PERSON}"
    ),
    rf"\b(?:connect|transfer|switch|escalate|hand over|handover) (?:to|with) {_AGENT}",
    (
        r"\b(?:be|get) (?:connected|transferred|put|passed|handed|switched|forwarded|escalated|moved)"
        rf"(?: (?:over|on|through|back|straight|directly|now)){{0,2}} (?:to|with) {_PERSON}"
    ),
    rf"\b(?:me|us)(?: (?:over|up|on|through|back|straight|directly|now|please)){{0,3}} (?:to|with) {_AGENT}",
    r"\bgive (?:me|us) a (?:quick )?(?:call|ring|bell|buzz)\b",
    rf"\b(?:{_ANYBODY}|{_THE}{_STAFF}) (?:needs to|has to|ought to|should|must) {_CALL} (?:me|us)\b",
    rf"\bdo you have {_PERSON} (?:(?:who |that )?i (?:can|could)|to|who|available)\b",
    r"\b(?:transfer|connect) me\W*$",
    r"\b(?:some|any)(?:one|body) (?:real|human)\b(?! estate)",
    rf"\b(?:be|get) (?:called|phoned|contacted|rung|helped)(?: back)? by {_PERSON}",
    rf"\b(?:skip|go) (?:\w+ ){{0,4}}?(?:straight |right )?to {_AGENT}",
    rf"\b(?:put|get) {_PERSON} (?:on\b|here|over here|for me)",
    rf"\b(?:get|take) me off (?:this|the|your) {_ROBOT}",
    r"^ ?(?:please,? )?(?:a |an )?(?:real |live )?(?:human(?: being)?|agent|representative|operator),",
    rf"\b(?:get|give|find|send|fetch|bring) me {_PERSON}{_ENDS}",
    (
        r"\b(?:want|need|prefer|demand|require|request|i'd like|i would like|would rather have|i'd rather have"
        r"|rather have|insist on|(?:can|could|may) i (?:please )?(?:have|get)|let me have|looking for"
        r"|how (?:do|can) i get"
        rf"|(?:do|can|where can) i find) {_THE}{_STAFF}{_ENDS}"
    ),
    (
        r"\b(?:want|need|like|have|get|ask|let|send|tell|find|arrange for) "
        rf"{_PERSON}(?: please)? (?:to )?(?:please )?{_HELP}\b(?: me| us| this| with)"
    ),
    rf"\b(?:(?:want|like|need|wish|have|got) to|let me) (?:contact|reach|call) {_AGENT}",
    (
        rf"\b(?:can|could|would|may) {_PERSON}(?: please| kindly| from your team)? (?:{_CALL} (?:me|us)\b"
        r"(?! before)|(?:please )?(?:help|assist)(?: me| us)?(?=\W*$| (?:please|pls|with this|out|here|now)\b)"
        r"|take over|look (?:into|at) (?:this|it))"
    ),
    r"\b(?:can|could|would) you (?:please |kindly )?(?:call|ring|phone) (?:me|us)\b(?! (?:a|an|by)\b)",
    (
        r"(?:^|,|\b(?:please|pls|kindly|just)) ?(?:call|ring|phone|contact) me\b"
        r"(?=\W*$| (?:back|please|pls|now|asap|on|at|about|tomorrow|today|when|as soon)\b)"
    ),
    r"\b(?:want|need|like|request|book|schedule|arrange|have|get|expect)(?: for)? (?:a |my )?call ?-?back\b",
    (
        rf"\b(?:is|are) (?:there )?(?:{_PERSON}|anyone real|somebody real|someone real)"
        r"(?: real| here| there| around| available)?"
        r" (?:(?:who |that )?i (?:can|could|may) (?:talk|speak|chat)|to (?:talk|speak|chat|help)|who can help"
        r"|(?:available|around|online)\b(?=\W*$| (?:to|now|right)))"
    ),
    r"\bis there (?:a|any) (?:real |live |human )(?:person|human|agent)\b",
    r"\bis (?:any(?:one|body)|some(?:one|body)) there\b",
    rf"\bwho (?:can|could|may) i (?:\w+ )?{_TALK} (?:to|with)\b(?=\W*$| (?:here|please|now)\b)",
    (
        rf"(?<!i'm )(?<!i am )(?<!im )\b{_REFUSE} (?:{_TALK} (?:to|with) )?"
        rf"(?:(?:a|an|the|this|that|these|any|another|your|with|more|stupid|damn) ){{0,3}}{_ROBOT}"
    ),
    rf"\b{_REFUSE} {_TALK} (?:to|with) (?:(?:a|an|the|this|these|your) )?{_MACHINE}",
    r"\b(?:human|person|agent)s? instead\b",
    r"\bzhuan ?ren ?gong\b",
    r"\b(?:need|want|like|require|get) (?:some |any )?(?:real |live )?human (?:help|assistance|support)\b",
    r"[-–—,:] ?(?:a )?(?:human|agent|operator|representative)(?: please| now)?\W*$",
    rf"\bif {_PERSON} (?:could|can|would) (?:please )?{_CALL} (?:me|us)\b",
    r"\b(?:want|need|get|give me|to|talk to|speak to) ?(?:a )?(?:人工|真人|客服)",
)
# In a short sentence it is enough to name one: “a real person would be nice”.
NAMED: Final = (
    r"\b(?:(?:real|live|actual|proper|living) (?:life )?(?:persons?|people|humans?|agents?|reps?|representatives?"
    rf"|advis[eo]rs?|operators?)|humans?(?: beings?)?|live support)\b(?!'|-)(?:{_ENDS}|(?= (?:would|i can)\b))"
)
NOT_NAMED: Final = (
    r"\b(?:(?:are|r) (?:you|u)|you're|am i|i'm|i am|is (?:this|it|that)|pays?|paid|paying|money|payments?"
    r"|cards?|accounts?|loans?|lend|resources)\b"
)
# Whole sentences of nothing else.
_NOUN: Final = (
    r"(?:(?:(?:real|live|actual|human) )*(?:humans?(?: being)?|persons?|agents?|operators?|representatives?"
    r"|reps?|advis[eo]rs?|managers?|supervisor|help|assistance|support|chat)"
    r"|(?:someone|somebody) (?:real|human|alive)|customer (?:services?|support|care)(?: (?:agent|rep|team))?"
    r"|call cent(?:re|er)|staff)"
)
ALONE: Final = (
    (
        r"(?:(?:hi|hello|hey|please|pls|plz|ok|just|no|now|sorry|so|then|yes|a|an|the|any|another|need|want|get) ){0,4}"
        rf"{_NOUN}(?: {_NOUN}){{0,5}}"
        r"(?: (?:please|pls|plz|now|asap|here|there|thanks|thank you|right|immediately|available|lol)){0,4}"
    ),
    r"(?:please )?(?:connect me|call me(?: back)?|escalate|any(?:one|body) (?:there|here))(?: now| please)?",
)
# “help”, “support” and “chat” say nothing of who helps.
NOT_ALONE: Final = (
    r"(?:(?:please|pls|plz|need|want|a|any|get|just|hi|hello|hey|the|now|help"
    r"|assistance|support|chat|asap) ?)*"
)
# A wish that is denied is none: “I do not want to talk to a person”, “no human please”, “without calling an agent”.
_BEGINS: Final = r"(?:^ ?|[,–—-] ?|\b(?:i|we|please|pls|and|but|so|just|really|ok|kindly) )"
_DOES_NOT: Final = (
    r"(?:(?:do|did|would|need|will)(?:n't| not)|won't|never)(?: (?:really|actually|even|ever)){0,2}"
)
_WISHED: Final = (
    rf"(?:(?:to )?(?:be (?:connected|transferred|put through|passed|called)(?: back)? (?:to|with|by)"
    rf"|{_TALK} (?:to|with)|{_CALL}|see|wait for|bother|involve) )?"
)
_ONLY: Final = r"(?! (?:but|except|other|else|unless|who|that)\b)"
REFUSES: Final = (
    (
        rf"{_BEGINS}{_DOES_NOT} (?:want|wish|need|like|care|intend|have to|ask for|feel like)(?: to)? "
        rf"{_WISHED}{_PERSON}{_ONLY}"
    ),
    (
        rf"{_BEGINS}(?:do not|don't|never|no need to|no reason to)(?: (?:even|ever|just))?"
        r" (?:connect|transfer|hand|pass|put|switch|escalate|forward|redirect|route|refer"
        r"|send|get|give|call|bring|involve|make me)"
        rf"(?: (?:me|us|it|this|over|on|through|in|for|talk|speak|to|with)){{0,5}} {_PERSON}{_ONLY}"
    ),
    (
        rf"{_BEGINS}(?:no|not|without)(?: (?:a|an|any|another|need (?:for|of)(?: (?:a|an|any))?))?"
        r"(?: (?:real|live|human|actual)){0,2} (?:humans?|persons?|people|agents?|advis[eo]rs?|representatives?"
        r"|operators?|staff|colleagues?)\b(?=, ?\w| (?:please|pls|needed|necessary|required|thanks|just|only"
        r"|for (?:this|that|now)|today|now)\b)"
    ),
    rf"\bno need (?:to {_WISHED}|for ){_PERSON}{_ONLY}",
    (
        r"\b(?:rather not|prefer not to|without(?: having to| the need to)?|instead of|rather than|not having to) "
        rf"(?:{_TALK} (?:to|with)|{_CALL}|calling|phoning|contacting|reaching|seeing|involving|waiting for)"
        rf" {_PERSON}{_ONLY}"
    ),
    rf"(?<!can )(?<!could )(?<!may )(?<! i )(?<! we )\bnot to {_TALK} (?:to|with) {_PERSON}{_ONLY}",
)
# Asks about talking to people rather than for it.
ASKS_ABOUT: Final = (
    r"\bam i (?:talk|speak|chat)",
    r"(?<!how )(?<!where )(?<!who )\b(?:do|must|should) (?:i|we) (?:have to |need to )?(?:talk|speak|chat|see|meet)",
    r"\b(?:fees?|charges?|costs?|free|pay|price)(?: \w+)? (?:for|to|of) (?:talk|speak|chat)",
    r"\b(?:can|could|may|does|do|will|would|should|how can|has) (?:my|our|his|her) \w+ (?:\w+ )?(?:talk|speak|chat)",
    r"\b(?:can|could|does|do|will|should|how) (?:he|she|they) (?:talk|speak|chat)",
    r"\b(?:when (?:is|are|can|do|does|will)|at what times?|what times?|which hours|what hours)\b",
    r"\b(?:webcam|sofa|by video|over video|via video|wi-?fi)\b",
    (
        r"\bhow (?:to|do i|do we|can i|can we|do you) (?:get through to|contact|reach|call|ring|phone) "
        r"(?:(?:the|your) )?(?:customer|bank|support|branch)"
    ),
)
# Typing errors that are not one letter away.
_SHORT_FORMS: Final = (
    (r"\b(?:some ?1|sum1|sumone|sb)\b", "someone"),
    (r"\b(?:2)\b(?! ?%)", "to"),
    (r"\b(?:tlak|takl|tak|tlk)\b", "talk"),
    (r"\bspk\b", "speak"),
    (r"\bw\b/?", "with"),
    (r"\bgimme\b", "give me"),
    (r"\bur\b", "your"),
    (r"\b(?:wanna|wana)\b", "want to"),
    (r"\bdon'?t|\bdnt\b", "don't"),
)
SHORT_FORMS: Final = tuple((re.compile(form), meant) for form, meant in _SHORT_FORMS)
# Words of which one letter may be wrong.
OFTEN_MISTYPED: Final = (
    *("human", "person", "agent", "representative", "operator", "advisor", "adviser"),
    *("somebody", "someone", "customer", "service", "speak"),
)
