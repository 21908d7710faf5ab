"""The English list of dangers about life and death: what customers write when it has happened."""

from typing import Final

from bot.answering.danger.english_words import BUILDING, KIN, STAFF

_ONE_OF_YOURS: Final = r"(?:she|he|your (?:advis[eo]r|teller|cashier|manager|clerk|colleague|boss))"

SELF_HARM: Final = (
    (
        r"\b(?:won'?t|will not|wont) be (?:around|alive)\b.{0,80}"
        r"\b(?:get|gets|have|has|inherits?|goes to|belongs to|left to)\b.{0,20}\b(?:savings|money|account"
        r"|everything|daughter|son|wife|kids)\b"
    ),
    r"\bby the time you read this\b.{0,30}\b(?:gone|dead|over|too late)\b",
    r"\bwhere i(?:'m| am) going\b.{0,30}\b(?:don't|won't|no|need no) need\b",
    r"\bpoint of (?:living|life|going on)\b",
    r"\bkill (?:him|her|them)sel(?:f|ves)\b",
    r"\b(?:don't|not|never) wake up\b(?! (?:in time|early))",
    r"\bready to end (?:it|this|everything)\b",
    r"\b(?:going to|gonna|about to|ready to|want to|will) jump\b",
    r"\b(?:carry|keep|go) on living\b",
    r"\bcan(?:'|no)?t face (?:another|the|tomorrow|life|it any)",
    r"\b(?:just|should|to) disappear forever\b",
    r"\b(?:goodbye|farewell|suicide) (?:letter|note)\b",
    r"\b(?:good ?bye|bye|farewell),? (?:(?:to|this|cruel|dear|my) ){0,3}(?:world|life)\b",
    r"\b(?:good ?bye|bye|farewell),? (?:forever|for ever|for good)\b",
    r"\bthis is (?:my |a )?(?:last |final )?(?:good ?bye|farewell)\b",
    (
        r"\b(?:good ?bye|bye|farewell|thanks|thank you|sorry)\b.{0,60}\b(?:won't|will not|will never|never"
        r"|not going to)(?: ever)? (?:hear from|see) me (?:again|any ?more)\b"
    ),
    r"\bthrow(?:ing)? myself\b",
    (
        r"\b(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|hang(?:ing)?|cut(?:ting)?"
        r"|shoot(?:ing)?) (?:myself|my self|meself)\b"
    ),
    r"\bkms\b",
    r"\bunalive\b",
    r"\bs[uc][icu]+[cs]?id(?:e|al)\w*",
    r"\bself[- ]?harm",
    r"\b(?:end|ending|take|taking|ended) (?:my (?:own )?life|it all)\b",
    r"\bend things for good\b",
    (
        r"\b(?:want|wanna|wish|ready|better|rather|(?:i'm|i am|just) going|prefer|hope|wnat"
        r"|prepared)(?: i)?(?: was| were| to| be| off)* (?:die|dead|disappear forever|not wake up"
        r"|never wake up)\b"
    ),
    (
        r"\b(?:don't|dont|do not|no longer) (?:want|wanna|wish)(?: to)? (?:live|be alive"
        r"|be here anymore|be here any more|exist|wake up|go on living|carry on living)\b"
    ),
    (
        r"\b(?:no|not any|isn't any|any) (?:reason|point) (?:to|in|for me to) (?:live|living|go on"
        r"|going on|be(?:ing)? alive)\b"
    ),
    r"\bnothing (?:left )?to live for\b",
    r"\bbetter off (?:without me|if i (?:was|were) (?:dead|gone))",
    r"\bworth more dead\b",
    r"\b(?:jump|jumping) (?:off|from|in front of)\b",
    r"\b(?:overdose|swallow(?:ed)? (?:all )?(?:the|my|these) (?:pills|tablets))\b",
    r"\btook (?:all )?(?:my|the) (?:pills|tablets)\b",
    (
        r"\b(?:life (?:is|isn't)(?: not|n't)? worth (?:living|it)|tired of (?:living|being alive"
        r"|life))\b"
    ),
    r"\bcan'?t go on(?! ?line)\b",
)
THREAT: Final = (
    (
        rf"\bi know (?:which|what) (?:car|bus|train|house|street|school|time|way) {_ONE_OF_YOURS}"
        r" (?:drives?|takes?|lives?|parks?|walks?|leaves?|goes home|finishes)\b"
    ),
    (
        rf"\b(?:tell|say to|wish) (?:her|him|them|{_ONE_OF_YOURS})(?: to)? (?:sleep well|watch (?:out|her"
        r"|his|their)|look over|lock)\b"
    ),
    (
        r"\b(?:(?:find|hunt|track|get) (?:that |the |your )?(?:\w+ )?and (?:hurt|kill|beat|punch)"
        r"|(?:hunt|track) (?:that |the |your )?(?:\w+ )?down\b)"
    ),
    r"(?<!show )\bwhere (?:he|she|they|you) (?:lives?|parks?|works?)\b",
    rf"\b(?:{BUILDING}|place|bank) will (?:burn|blow|explode|be (?:burnt|burned|blown))",
    r"\bwith blood\b",
    r"\bbrick through\b",
    r"\bmore guards\b",
    r"\b(?:you|all of you|they)(?: people)?(?: are|'re) (?:all )?going to die\b",
    r"\bhunt (?:you|him|her|them) down\b",
    r"\b(?:i'?ll|i will|gonna|will) (?:\w+ )?kil+ (?:u|ya|you|all|every)\b",
    r"\bkill (?:all|every)\b",
    r"\bset(?:ting)? fire\b",
    r"\barson\b",
    r"\b(?:not|won't|never) (?:\w+ ){0,3}alive\b",
    r"\bon my way with\b",
    r"(?<!bath )\b(?:bombs?|explosives?|grenade|molotov)\b(?! (?:calorimeter|my|the (?:test|exam)))",
    (
        r"\b(?:burn|blow|torch|smash|shoot|trash|wreck)(?:ing)? (?:up |down )?(?:your|the|this|that"
        rf"|ur)(?: whole| entire| stupid| bloody)* {BUILDING}"
    ),
    (
        r"\b(?:i'?ll|i will|i'?m (?:going to|gonna|coming to)|gonna|going to|i am (?:going to"
        r"|coming to)|i swear i'?ll|want to) (?:\w+ )?(?:kill|murder|hurt|shoot|stab|beat|punch|break"
        rf"|smash|harm|attack|strangle|slap|burn|murder|get) (?:up )?{STAFF}\b(?! back)"
    ),
    (
        r"\b(?:come|coming|came|be|walk|walking|show up|turn up|go|going) .{0,60}\bwith (?:a|my"
        r"|the) (?:gun|knife|weapon|bat|rifle|machete|hammer|petrol|baseball bat|axe|shotgun|blade"
        r"|can of petrol)\b"
    ),
    (
        r"\b(?:i (?:have|own|got|bought|'ve got)|i'?ve got) (?:a|my) (?:gun|knife|weapon|rifle"
        r"|machete|pistol|shotgun)\b"
    ),
    r"\bi know where (?:you|she|he|they|your \w+) (?:live|lives|parks?|work|works|sleep)\b",
    (
        r"\b(?:you|they|someone|somebody|people|he|she|your \w+|that \w+)(?:'ll| will| is going to"
        r"| are going to| gonna)(?: all)? (?:die|get hurt|bleed|be sorry|regret|pay for this with"
        r"|end up in hospital|not (?:leave|get out) alive)\b"
    ),
    r"\bburn (?:it|you|this place|the place|everything) (?:all )?(?:down|to the ground)\b",
    r"\bwatch your back\b",
    r"\bblood on your hands\b",
    r"\b(?:kill|shoot|stab|murder) (?:you|them all|everyone|everybody|your staff|him|her)\b",
    r"\bbreak (?:your|his|her) (?:legs|neck|face|nose|jaw)\b",
)
BEREAVEMENT: Final = (
    (
        r"\b(?:i have|i've|i hold|we have|we've|got|received|with) (?:got )?(?:a |the |my )?"
        r"(?:grant of probate|letters of administration)\b|\bprobate\b.{0,30}\b(?:was granted"
        r"|came through|come through|has been granted|is granted)\b"
    ),
    rf"\b(?:for|of) my late {KIN}\b",
    rf"\b{KIN}(?: is|'s| are) no longer with us\b",
    (
        rf"\bmy {KIN} (?:is no more|went to (?:heaven|god|be with|(?:his|her) rest)|slipped away"
        r"|breathed (?:his|her) last"
        r"|(?:didn't|did not) (?:make it(?! (?:to|in|on|there))|wake up|pull through))(?!\w)"
    ),
    rf"\b{KIN}(?:'s| is| has| just| have)* (?:died|dead|passed away|past away|deceased)\b",
    r"\bwidowed\b",
    r"\bmy (?:best |close |old )?friend (?:has |just |sadly )*(?:died|passed away)\b",
    r"\b(?:account ?holder|customer) (?:has |just |sadly |recently )*(?:died|passed away)\b",
    (
        rf"\b(?:my|our|his|her|your customer,? my) {KIN}\b[^.?!;]{{0,40}}?\b(?:died|dead|deid|deceased"
        r"|passed(?! (?:the|my|her|his|on the|an?) )|past away|pased|passing|gone forever|funeral"
        r"|no longer with us|lost (?:his|her) (?:life|battle)|killed)\b"
    ),
    rf"\b(?:death|passing|funeral|estate|loss|burial|will) of my {KIN}\b",
    rf"\b(?:lost|buried|burying|losing|cremated) (?:my|our) {KIN}\b",
    (
        r"\b(?:i am|i'm|as|i've become|i have become|named|acting as) (?:the |an |a |his "
        r"|her )?(?:executor|executrix|widow|widower|next of kin)\b"
    ),
    r"\b(?:recently|newly) (?:bereaved|widowed)\b",
    r"\b(?:bereaved|grieving|in mourning)\b",
    (
        r"\b(?:he|she) (?:has |just |sadly |recently |suddenly )*(?:died|passed away|passed on"
        r"|past away)\b"
    ),
    r"\bjust lost my\b(?! (?:job|card|phone|key|wallet|purse))",
    (
        r"\b(?:deceased|dead) (?:husband|wife|mother|father|mum|dad|brother|sister|son|daughter"
        r"|partner|grandmother|grandfather|uncle|aunt)\b"
    ),
    (
        r"\bmy late \w+(?: had| has| was| left|'s (?:accounts?|cards?|loan|mortgage|savings|pension"
        r"|estate|money|will|affairs|box))\b"
    ),
    r"\bdeath certificate for my\b",
)
