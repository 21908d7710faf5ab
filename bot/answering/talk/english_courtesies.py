"""What customers say in English out of courtesy, in small letters and without signs between the words.

What could as well be a last farewell (“I’m done”, “goodbye everyone”) is left to the classifier of dangers.
"""

from typing import Final

_BEING: Final = (
    r"(?:(?:just |only )?(?:a |an )?(?:real |actual |live )?"
    r"(?:(?:chat ?|ro)?bot|human(?: being)?|real|person|machine|computer|program|ai|employee|chatgpt))"
)
_ROBOT: Final = rf"{_BEING}(?: or {_BEING}| or not)?"
_HELP: Final = (
    r"(?:help|assistance|support|time|patience|answers?|reply|replies|response|info|information|service|advice"
    r"|explanation|clarification|kindness|understanding|attention)"
)

GREETING: Final = (
    (
        r"(?:hiya|hi|hello|hallo|hey|heya|howdy|greetings|good (?:morning|afternoon|evening|day)|morning)"
        r"(?: there| all| again| team| bot| guys| folks| sir or madam| sir| madam)?"
    ),
    r"dear (?:sir or madam|sirs?|madam|team|bank)",
    r"how are you(?: doing)?(?: today)?",
    r"(?:i )?hope (?:you are|you're|all is|this finds you) (?:doing )?well",
)
_THANKS: Final = (
    r"(?:(?:so |very )?many |lots of )?(?:thanks|thank you|thank u|thankyou|thank|thx|thnx|tks|ty|cheers)"
    r"(?: you| a lot| a million| a bunch| so much| so very much| very much| again| once again| indeed| in advance"
    r"| anyway| kindly| all| team| bot| guys| sir| madam)*+"
)
# Not by itself: so ends also a letter of somebody who means never to write again.
THANKS_FOR_ALL: Final = (
    rf"{_THANKS} for (?:everything|all(?: of it| you have done| you've done)?)",
)
THANKS: Final = (
    (
        rf"{_THANKS}(?: for (?:(?:all|your|the|that|this|kind|very|quick|great|fast|prompt|good) ){{0,4}}{_HELP}"
        r"|(?: for (?:being (?:so |very |really )?(?:kind|nice|helpful|patient|honest|quick|clear|there)"
        r"|helping(?: me)?(?: out)?|that|this|answering|explaining|letting me know)))?"
        r"(?: today| so far| again)?(?: i(?: really)? appreciate (?:it|that))?"
    ),
    rf"(?:i |we )?(?:really |very |highly )?(?:much )?appreciated?(?: it| that| your {_HELP})?",
    (
        r"(?:that(?:'s| was| is)|it(?:'s| was| is)|this(?: was| is)|ur"
        r"|(?:you|u)(?:'ve been| have been|'re| are| r|'ve| were))"
        r" (?:been )?(?:all )?(?:very |really |so |super |most |just )?(?:great|perfect|helpful|useful|kind|brilliant"
        r"|awesome|amazing|wonderful|lovely|nice|fantastic|the best|quick|fast|easy"
        r"|a (?:star|legend|gem|life ?saver))"
        r"(?: help)?(?: of you)?"
    ),
    r"well done|(?:good|great|nice|excellent) (?:job|work|bot|answer|service)|nice one",
    r"(?:i )?love (?:it|this|that)",
    r"(?:very|really|so|most) (?:helpful|kind|useful)(?: of you)?",
    r"that(?:'s)? (?:really )?(?:helps|helped|answers|answered)(?: me)?(?: a lot| my question)?",
)
FAREWELL: Final = (
    r"(?:good ?bye|bye|byee+|cya|ciao|cheerio|so long)(?: for now| now| then)?",
    r"see (?:you|ya|u)(?: later| soon| again| then| around| tomorrow| next time)?",
    r"(?:talk|speak)(?: to you)? (?:later|soon)",
)
WISH: Final = (
    (
        r"(?:(?:i )?(?:hope|wish) you )?(?:have|enjoy) (?:a|an|the|your) (?:very |really )?"
        r"(?:(?:nice|good|great|lovely|wonderful|pleasant|fantastic|excellent) )?(?:rest of (?:the|your) )?"
        r"(?:day|one|evening|weekend|night|afternoon|morning|week|time)(?: ahead)?"
    ),
    r"good night|take care|all the best|best wishes|(?:(?:kind|best|warm|kindest|warmest) )?regards",
    r"yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?",
    r"(?:and )?(?:the same to you|same to you|you too|likewise)",
)
WHO: Final = (
    rf"(?:who|what) are you|are (?:you|u) {_ROBOT}|am i (?:talking|speaking|chatting) (?:to|with) {_ROBOT}",
    rf"(?:is (?:this|it|that)|(?:so )?you(?:'re| are)) {_ROBOT}",
    r"what can you do(?: for me)?",
)
_QUESTION: Final = (
    r"(?:(?:a|another|one more|one last|one|some|a few|a couple of|two|just a|just one|just one more|an) )?"
    r"(?:(?:other|quick|small|short|general|simple|little|last) )?(?:questions?|quer(?:y|ies)|[ei]nquir(?:y|ies))"
)
QUESTION: Final = (
    rf"(?:i (?:also |still |just |only )?have|i've(?: also)? got|i got) {_QUESTION}(?: for you)?",
    (
        rf"(?:i(?: would|'d) like to|i want to|i need to|can i|may i|could i|let me)(?: just| also)? ask(?: you)?"
        rf"(?: {_QUESTION}| something| you something)"
    ),
    _QUESTION,
    r"one more thing|something else|(?:so|help(?: me)?(?: please)?)$",
    r"(?:can|could|would) you (?:please )?help(?: me)?(?: out)?(?: with something)?",
    r"i (?:just )?need (?:some |your |a little |a bit of )?(?:help|assistance)(?: with something)?",
)
REFUSAL: Final = (
    r"no|nope|nah|not really|neither|none(?: of (?:these|those|them|the above))?",
    r"not (?:that|this|these|those)|(?:none|neither) (?:fits?|of them fits?)",
)
CLOSING: Final = (
    r"nothing(?: else| more| further)?(?: for now| right now| today| at the moment)?",
    r"no (?:further|other|more) (?:questions?|help|thing)(?: for now| right now| today| at the moment)?",
    r"not (?:now|right now|at the moment|today|any ?more|yet)|don't worry",
    (
        r"(?:that|this)(?:'s| is|s| will be| was|'ll be| would be) (?:all|it|everything)(?: for now| for today| then)?"
        r"(?: (?:that )?i (?:need|needed|wanted|want|had)(?: to know| to ask)?)?"
    ),
    r"all (?:good|done|set)(?: now| here)?|(?:i'?m|i am|we'?re) (?:all )?(?:good|fine|set|ok(?:ay)?)(?: now)?",
    r"(?:it'?s|it is|all is) (?:ok(?:ay)?|fine|all ?right|good)(?: now)?",
)
# What was wanted is wanted no more: who waits for a person leaves the queue by it.
_NO_MORE: Final = r"(?: (?:any ?more|any longer|now|after all|already|myself))*"
WITHDRAWAL: Final = (
    r"(?:no|nope|nah) (?:thanks|thank you|thank u|thx)(?: very much| so much| a lot| you)?",
    r"never ?mind|nvm|forget (?:it|about it|that)|scrap that",
    rf"(?:no (?:longer|more) (?:needed|necessary|required|interested)|no need|not (?:needed|necessary)){_NO_MORE}",
    (
        rf"(?:i|we) (?:(?:no longer|do not|don'?t) need|no longer want)"
        rf"(?: (?:it|that|this|help|any(?:one|body)|(?:a|any) (?:person|human|agent)|one|you|an agent))?{_NO_MORE}"
    ),
    (
        r"(?:(?:i|we)(?:'ve| have)? )?(?:just |already )?"
        r"(?:found (?:it|out|the answer|them)|sorted it(?: out)?|solved it"
        rf"|figured it out|worked it out|fixed it|got it sorted|managed it|changed my mind){_NO_MORE}"
    ),
    (
        r"(?:(?:it|that|all|everything|the (?:problem|issue|matter))(?:'s| is| has been|'s been)?"
        rf"|it'?s) (?:all )?(?:sorted|solved|resolved|fixed)(?: out)?{_NO_MORE}"
        rf"|(?:already )?(?:all )?sorted(?: out)?{_NO_MORE}"
    ),
)
ASSENT: Final = (
    (
        r"ok(?:ay)?|okey|oki|okie|kk?|yes|yep|yeah|yup|ya|aye|sure|of course|certainly|absolutely|definitely|exactly"
        r"|correct|right|true|alright|all right|fine|good|great|perfect|super|cool|nice|excellent|wonderful|brilliant"
        r"|awesome|lovely|amazing|fantastic|understood|gotcha|noted|clear"
    ),
    r"i (?:see|understand|got it|know)(?: now)?|got it|(?:it |that |this )?(?:all )?makes sense(?: now)?",
    r"(?:all|very|crystal|now it's|it's|that's) (?:clear|good|well)(?: now)?|will do",
    r"i(?:'ll| will)(?: do(?: that| it)?| try(?: that| it)?)?",
    r"no (?:problem|worries)|fair enough|sounds good|good to know",
    r"hm+|ah+|aha+|oh+|(?:ha)+|lol|wow",
    r"(?:(?:i'?m|i am) )?(?:so |very )?sorry|my (?:bad|mistake|fault)|apologies",
    r"(?:one|just a|just one|wait a|wait one|give me a) (?:moment|second|minute|sec|min)",
)
FILLER: Final = (
    r"actually|and|but|so|then|well|also|please|now|for now|anyway|with|just|really|very much|again|then again",
)
