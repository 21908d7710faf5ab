"""The English list of dangers of who cannot pay and who complains: what customers write when it has happened."""

from typing import Final

from bot.answering.danger.english_words import CANNOT

HARDSHIP: Final = (
    (
        r"\b(?:employer|firm|company|boss|factory|work|they)(?: has| have| just)* let (?:me"
        r"|all of us) go\b(?! (?:back|to|through|over|home|in))"
    ),
    (
        r"\b(?:my|our|husband's|wife's) (?:\w+ )?(?:shop|business|caf[eé]|restaurant|salon"
        r"|workshop)(?: has| had to| just)* (?:close|closed|shut|folded)(?: down)?\b(?! (?:at|on"
        r"|for (?:lunch|a week|the day|holidays?)|early|as i))"
    ),
    (
        r"\b(?:living|live|lived|getting by|get by|surviving) (?:off|on) (?:my |our )?(?:parents"
        r"|relatives|friends|handouts|food (?:parcels|banks?))\b"
    ),
    r"\b(?:haven't|havent|have not|without|not) (?:got )?(?:a |one )(?:penny|cent|dime)\b",
    r"\b(?:penniless|skint)\b(?! of)",
    r"\b(?:nothing|no money|little|no wages|no salary) (?:\w+ )?coming in\b",
    r"(?<!day )(?<!days )(?<!time )(?<!morning )(?<!afternoon )\b(?:off|out of) (?:work|sick)\b",
    r"\bevict\w*",
    r"\b(?:won't|will not|don't|do not|didn't) have (?:enough|the money)\b",
    r"\b(?:i'?m|we'?re|i am|we are) (?!as |not )(?:\w+ )?broke\b",
    r"\b(?:doesn't|don't|no longer) covers? (?:the|my) (?:instal\w+|loan|rent|bills|payments)",
    (
        rf"\b{CANNOT} (?:\w+ ){{0,2}}?(?:pay|repay|aff?ord|meet|keep up|make|manage|cover|cope|service"
        r"|payback|paid|settle|clear|find the money)(?!\w| (?:by|with|in|via|online|using"
        rf"|for (?:parking|things) ))[^.?!;]{{0,45}}?\b(?:loan|mortgage|mortage|rent|bills?|repay\w*"
        r"|instal?l?m\w+|debts?|minimum|card|payments?|paymnts?|month|anymore|any more|it|you"
        r"|overdraft|food|back|everything|them|interest|what i owe|money|due|groceries|heating)\b"
    ),
    (
        r"\b(?:i|we)(?:'m|'ve|'re| am| are| have|'ll| will)? (?:\w+ ){0,3}?(?:behind|in arrears"
        r"|default\w*) (?:\w+ ){0,2}?(?:on|with|in) .{0,25}\b(?:loan|mortgage|payments?|repayments?"
        r"|rent|bills?|everything|card|instal\w+)\b"
    ),
    r"\b(?:i'm|i am|we're|we are|now) in arrears\b",
    r"\bmissed (?:\w+ ){0,3}?(?:payments|repayments|instal\w+s)\b",
    r"\bdrowning in\b.{0,15}\b(?:debt|bills)",
    (
        r"\b(?:lost|loosing|losing|los) (?:my|his|her|our) (?:\w+ )?(?:job|jobs|income|work"
        r"|business)\b"
    ),
    (
        r"\b(?:made redundant|laid off|been fired|got fired|been sacked|got sacked|furloughed"
        r"|out of work|(?<!student with )(?<!students with )no income(?! (?:student|apart))"
        r"|no longer have a job|unemployed)\b"
    ),
    (
        r"\b(?:no|any|enough|have) money (?:left|for (?:food|rent|bills|the)|to (?:eat|live|pay|feed"
        r"|buy food))"
    ),
    r"\bhave no money\b",
    r"\bgoing hungry\b",
    r"\bcan'?t (?:feed|afford)\b",
    r"\bbankrupt\w*\b",
    r"\bgoing under\b",
    (
        r"\b(?:financial(?:ly)?|money) (?:difficult\w*|trouble\w*|hardship|problems?|struggling"
        r"|ruined|crisis|mess|dificult\w*|worries)\b"
    ),
    r"\b(?:debts?|bills) (?:are|is) (?:piling|crushing|getting|out of|too|mounting)",
    r"\bup to my (?:neck|ears|eyes) in debt",
    (
        r"\b(?:payment holiday|skip (?:a|this|my|the next) (?:payment|month|instal\w+)"
        r"|lower (?:my )?(?:repayments|payments)|pause my (?:repayments|loan|payments"
        r"|mortgage))\b.{0,80}\b(?:because|since|as i|lost|sick|ill|struggling|hospital|divorce"
        r"|please)"
    ),
    (
        r"\b(?:evicted|repossess\w*|lose (?:my|our) (?:home|house|flat)|losing (?:my|our) (?:home"
        r"|house|flat))\b"
    ),
    (
        r"\b(?:hours|wages|salary|pay|shifts) (?:were|was|have been|has been|got) (?:cut|reduced"
        r"|halved|slashed|stopped)\b"
    ),
    (
        r"\b(?:struggling|drowning|sinking) (?:financially|with (?:my|the|our) (?:debts?|bills|loan"
        r"|mortgage|payments|repayments|money))"
    ),
    r"\bmake ends meet\b",
    r"\bin debt and\b",
    r"\bcan'?t keep up\b",
)
COMPLAINT: Final = (
    (
        r"\b(?:nobody|no one|noone|not a soul|none of you) (?:\w+ ){0,5}?(?:got|gets|came|comes|rung|rang"
        r"|written|wrote|phoned|reads?) (?:back|me|to me|what i)\b"
    ),
    r"\b(?:that(?:'s| is)|is that|is this) (?:no way|how you|the way you)(?: to)? treat\b",
    (
        r"\b(?:ignor(?:ed|ing|e) (?:me|my (?:letters?|messages?|mails?|e-?mails?|calls?))|(?:being|been"
        r"|keep getting) ignored)\b"
    ),
    r"\bnot (?:at all |very |really )?(?:satisfied|happy|pleased|impressed)\b",
    r"\brefus\w+ to (?:admit|apologi\w+|listen|help|talk)\b",
    r"\byou(?:'ve| have)? (?:made a mistake|messed|screwed|lost my (?:papers|file|documents))",
    (
        r"(?<!how do )(?<!how can )(?<!where do )(?<!where can )(?<!can )(?<!should )(?<!if )\b(?:i"
        r"|we)(?:'d| would|'m| am|'ll| will)? (?:really |just |also |hereby |formally |like to "
        r"|want to |wish to |need to |have to |going to |here to |wanna |must "
        r"|writing to )*(?:complain\w*|compain|complian|(?:make|file|filing|lodge|lodging|raise"
        r"|raising|submit|register|have|making|put in) (?:a |an |my )?(?:\w+ )?(?:complaint|compliant"
        r"|complian|grievance|complant))\b"
    ),
    (
        r"\b(?:this is|here is|here's|about|regarding|take|note|no reply to|ignored|answer to) (?:a "
        r"|my |our )(?:\w+ )?complaint\b"
    ),
    r"\bdiscriminat\w+",
    r"\b(?:how )?badly (?:handled|treated|dealt|done|my|i|we)\b",
    r"\bmessed up my\b",
    (
        r"\b(?:disgust\w*|appal\w*|(?<!i'm a )(?<!im a )terrible|awful|horrible|worst|unacceptable"
        r"|disgrace\w*|outrage\w*"
        r"|pathetic|ridiculous|shocking|shameful|atrocious|dreadful|useless|incompetent|abysmal"
        r"|unprofessional|(?<!tell me a )joke|(?<!typed )(?<!i'm )(?<!i am )(?<!im )(?<!usual )rubbish"
        r"|scandal\w*|lousy)\b(?! (?:weather|exchange|rate of))"
    ),
    (
        r"\b(?:extremely|very|really|so|deeply|quite|most|rather|totally|completely|more than"
        r"|thoroughly)? ?(?:unhappy|dissatisfied|disappointed|fed up|furious|angry|frustrated"
        r"|let down|disatisfied|upset|livid|annoyed|pissed(?: off)?|unimpressed|insulted"
        r"|humiliated) (?:with|at|by|about|of|that|because|how)\b"
    ),
    r"\bfed up\b",
    r"\bi(?:'m| am) (?:\w+ )?(?:furious|livid|fuming|disappointed|unhappy|dissatisfied)\b",
    (
        r"\b(?:staff|teller|cashier|clerk|employee|advis[eo]r|manager|agent|lady|man|woman|guy|person"
        r"|colleague|she|he|they)\b.{0,50}\b(?:rude|shouted|yelled|ignored|insulted|laughed"
        r"|hung up on|disrespect\w*|arrogant|dismissive|condescending|swore|unhelpful|impolite"
        r"|patroni[sz]\w+|lied|sneered|mocked|rolled (?:his|her) eyes)\b"
    ),
    r"(?<!in )(?<!be )(?<!is it )\brude(?:ly|ness)?\b",
    (
        r"\b(?:treated|spoken to|talked to|dealt with) (?:\w+ )?(?:badly|like|unfairly|disgracefully"
        r"|poorly|in a)\b"
    ),
    (
        r"\b(?:nobody|no one|noone|no-one|never|nobdy) (?:\w+ )?(?:answers?|answered|replied|replies"
        r"|called (?:me )?back|calls|responds?|responded|helps?|cares?|bothered|rang|got back)\b"
    ),
    (
        r"\b(?:waited|waiting|queued|on hold|kept waiting|been on hold)\b.{0,40}\b(?:hours?|weeks"
        r"|months|forever|ages|minutes)\b.{0,60}\b(?:nothing|nobody|no one|only to|still|unacceptable"
        r"|hung|cut off|and then)"
    ),
    (
        r"\b(?:i'?ll|i will|i'?m|i am|taking|going to|report\w*|gone)\b.{0,30}\b(?:ombudsman"
        r"|regulator|lawyer|trading standards|press|newspapers?)\b"
    ),
    (
        r"\bi (?:expect|demand|deserve|want) (?:a |an )?(?:full |written |formal |proper )?(?:apology"
        r"|compensation|explanation)"
    ),
    (
        r"\b(?:poor|bad|terrible|shoddy|worst|slow|zero|no) (?:customer )?(?:service|support"
        r"|experience|treatment|care)\b"
    ),
    (
        r"\b(?:closing|close|moving|taking) (?:all )?my (?:accounts?|business|money) (?:because"
        r"|elsewhere|to another|over this|after)\b"
    ),
    r"\b(?:third|fourth|fifth|3rd|4th|10th|tenth|hundredth|second) time (?:i|this|that|you)\b",
    (
        r"\b(?:still|yet again|again) (?:not|no|nothing|haven'?t|hasn'?t) (?:been )?(?:fixed|resolved"
        r"|sorted|reply|solved|answered|done|response)"
    ),
)
