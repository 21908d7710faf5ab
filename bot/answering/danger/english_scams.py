"""The English list of frauds that are still going on: customers tell them as a plan, or as a favour.

A question beside it (“how do I raise my limit?”) does not hide it.
"""

from typing import Final

from bot.answering.danger.english_words import KIN

_MONEY: Final = r"(?:money|cash|more|another|fees?|\$?\d[\d,.]*)"
_ONLINE: Final = (
    r"(?:online|on (?:the )?(?:internet|tinder|bumble|hinge|facebook|instagram|whatsapp|telegram|a dating \w+)"
    r"|through (?:an app|a dating \w+))"
)
_AUTHORITY: Final = (
    r"(?:police\w*|officer|inspector|detective|tax office|hmrc|irs|court|sheriff|prosecutor)"
)
_OWED: Final = r"(?:loan|credit card|account|card|overdraft|credit|mortgage)"
_MACHINE: Final = r"(?:laptop|computer|pc|phone|tablet|screen|mac)"
_PHONE: Final = r"(?:samsung|iphone|huawei|tablet|ipad|pixel|phone|device)"

SCAMS: Final = (
    # Romance.
    (
        rf"\b(?:met|know|knew|chat\w*|dating) (?:\w+ ){{0,4}}?{_ONLINE}\b.{{0,60}}"
        rf"\b(?:(?:needs|asks|asked|asking|wants)(?: me)?(?: \w+){{0,2}} {_MONEY}"
        rf"|(?:needs|asks|asked|wants) me to (?:send|pay|wire|transfer|buy|lend)"
        rf"|(?:sent|gave|paid|wired|lent) (?:\w+ )?{_MONEY})\b"
    ),
    (
        rf"\b(?:sent|send|gave|paid|pay|wired|lent|transferred)\b.{{0,60}}\b(?:met|know|knew) (?:\w+ )?{_ONLINE}\b"
    ),
    (
        r"^(?=.*\b(?:send|sent|wire|transfer|pay|paid|needs|fee|deposit|bail|visa)\b)"
        r".*\b(?:haven't|have not|never|not)(?: \w+)? (?:met|seen|meet) (?:him|her|each other|in person|face to face)\b"
    ),
    (
        r"\b(?:guy|man|woman|girl|lady|someone|somebody|friend|penfriend|he|she) (?:\w+ )?(?:from|off) "
        r"(?:tinder|bumble|hinge|facebook|instagram|the internet|a dating \w+)\b.{0,80}\b(?:wants|needs"
        r"|asks|asked|sent|lost|stuck)\b"
    ),
    (
        r"\bonly(?: ever)? (?:chat\w*|text\w*|written|talked online|know each other from)\b.{0,80}"
        r"\b(?:pay|send|needs|wants|asks|wire|transfer|borrow|flight|surgery)\b"
    ),
    # Investments that pay out once more is paid in.
    (
        r"\b(?:pay|send|deposit|put in|top up|add|invest|transfer)\b.{0,60}"
        r"\b(?:unlock|release|withdraw|unfreeze|take out|get out)\b.{0,30}"
        r"\b(?:profits?|winnings|gains|investment|crypto|bitcoin|prize|inheritance|earnings)\b"
    ),
    (
        r"\b(?:one more|one last|another|a further) (?:deposit|payment|transfer)\b.{0,50}"
        r"\b(?:profits?|winnings|gains|payout|withdraw\w*)\b"
    ),
    # The police, a court or the bank itself that wants money moved.
    (
        rf"\b{_AUTHORITY}\b.{{0,50}}\b(?:told|tells|asked|asks|says|said|wants|instructed|phoned|rang|called)\b.{{0,60}}"
        r"\b(?:move|transfer|send|withdraw|take out|empty) (?:\w+ ){0,3}?(?:money|savings|deposit|account"
        r"|cash|everything|\d+)\b"
    ),
    (
        r"^(?=.*\b(?:told|asked|rang|called|phoned|from your|your (?:team|colleague|security|fraud|technical))\b)"
        r".*\b(?:mov(?:ing|ed)|shift(?:ing|ed)|transferr(?:ing|ed)|sending|sent|putting|keeping|about to \w+)\b.{0,30}"
        r"\b(?:money|savings|pension|funds|balance|everything|deposit|cash)\b.{0,30}"
        r"\b(?:safe|secure|protected|holding|guarded) (?:accounts?|place|wallet)\b"
    ),
    r"\b(?:safe|secure|protected) account\b.{0,60}\b(?:limit|how (?:fast|quick|do i)|by when|bic)\b",
    # Somebody of the family, with a new number.
    (
        rf"\b{KIN}\b.{{0,30}}\b(?:texted|messaged|wrote|writes|says|contacted|whatsapp\w*)\b.{{0,30}}"
        r"\b(?:new|different|another|unknown|strange) (?:phone )?number\b.{0,80}"
        r"\b(?:needs|asks|asked|wants|pay|send|transfer|rent|bill|money)\b"
    ),
    # An account or a card lent to others' money.
    (
        r"\b(?:lend|rent(?: out)?|borrow|use) my (?:bank )?(?:account|card)\b.{0,60}"
        r"\b(?:pays? me|gives? me|for \$?\d+|commission|percent)\b"
    ),
    (
        r"\bmy (?:bank )?account\b.{0,40}\b(?:hand|pass|send|forward) (?:it|them|that|the rest"
        r"|the money) (?:on|along)\b"
    ),
    # Somebody who has been let into a computer.
    (
        rf"^(?=.*\b(?:mouse|cursor|pointer|remote\w*|virus|refund|log(?:ged)? in|my bank|your bank|banking)\b)"
        r".*\b(?:technician|man|guy|lady|someone|somebody|support|helper|engineer|microsoft|he|she|they)\b.{0,40}"
        rf"\b(?:in|on|into|connected to|controls|controlling) my {_MACHINE}\b(?! (?:club|bag|case))"
    ),
    r"\b(?:mouse|cursor|pointer) (?:is |keeps |was )?(?:mov\w+|click\w+) (?:by itself|on its own|alone)\b",
    # What was read to a caller, or typed into the page of a message.
    r"\b(?:read|told|gave|said)\b.{0,30}\b(?:six|6|three|3|four|4) (?:digits|numbers)\b",
    (
        r"\b(?:typed|entered|filled|put|gave|paid)\b.{0,60}\b(?:page|site|form|link|website)\b"
        r" (?:\w+ )?(?:from|in|behind) (?:the|a|an|that|your) (?:\w+ )?(?:text|sms|e-?mail|message)\b"
    ),
    # Identity theft.
    (
        r"\b(?:approved|granted|approval|congratulat\w+|welcom\w+|debt collect\w+)\b.{0,50}"
        rf"\b{_OWED}\b.{{0,40}}\b(?:never|didn't|haven't|have not|did not)(?: even)? (?:appl\w+|ask\w*"
        r"|request\w*|order\w*)\b"
    ),
    (
        rf"\b(?:applied|applying|apply|signed up) for (?:a |an )?(?:\w+ )?{_OWED} (?:in|under|with|using) my"
        r" (?:name|id|details|passport|identity)\b"
    ),
    # A relative or a carer who has taken the account over.
    rf"\b(?:{KIN}|carer)(?: has|'s| have)? changed (?:\w+ )?my (?:log-?in|passwords?|pin|access)\b",
    (
        rf"^(?=.*\b(?:changed|won't let|gives me|no money|nothing|without asking|can'?t (?:see|get|log)|scared|afraid"
        rf"|every month|each month)\b).*\b(?:{KIN}|carer)\b(?: \w+){{0,2}}? (?:takes|took|taking|keeps"
        r"|collects|spends|controls)"
        r" (?:all )?my (?:pension|wages|salary|benefits|savings|money|account)\b"
    ),
    # A device that nobody of the house has.
    (
        rf"\b(?:app|devices?|logged in|registered|lists?|shows?)\b.{{0,60}}\b{_PHONE}\b.{{0,30}}"
        r"\b(?:(?:isn't|is not|not) mine|there is no|nobody (?:here|in)|i(?:'ve| have)? (?:never|don't"
        r"|do not) (?:owned?|had|have))\b"
    ),
)
