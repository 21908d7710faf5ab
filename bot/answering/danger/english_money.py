"""The English list of dangers about money and cards: what customers write when it has happened."""

from typing import Final

from bot.answering.danger.english_words import CARD, KIN, NOT, NOT_OF_CARD, STOLEN, WAS

FRAUD: Final = (
    (
        r"\b(?:caller|call from|saying (?:they|he|she) (?:were|was)|claim\w* to be|pretend\w* to be"
        r"|posing as)\b.{0,60}\b(?:i|we|got|took|and)(?: \w+)? (?:transferred|moved|sent|paid|gave"
        r"|told|\d+|money)\b"
    ),
    (
        r"\b(?:clicked|opened|followed|tapped)\b.{0,40}\b(?:link|text|e-?mail"
        r"|site)\b.{0,40}\b(?:typed|entered|filled|gave|put in|logged)"
    ),
    r"\bso i (?:moved|transferred|sent)\b",
    (
        rf"\b(?:i|we|he|she|{KIN})(?:'ve|'d| have| has| just| stupidly| also)* (?:gave|given|told|read"
        rf"|shared|sent|texted|showed) (?:\w+ ){{0,4}}?(?:my|the|his|her|our"
        rf"|a)(?: \w+){{0,2}}? (?:pins?|passwords?|passcode|codes?|card (?:number|details)|login"
        r"|details)\b"
    ),
    (
        r"\b(?:sent|paid|wired|transferred|invested|lent|lost)\b.{0,100}\b(?:isn't real|not real"
        r"|never existed|vanished|disappeared|blocked me|can't reach|stopped (?:answering|replying))"
    ),
    r"\b(?:cloned|skimmed|blackmail\w*|extort\w*)\b",
    (
        r"\b(?:vanished|disappeared|gone|missing|stolen|taken|withdrawn|emptied) (?:out of"
        r"|from) (?:my|our|his|her) (?!other |new )(?:\w+ )?(?:account|acount|savings)"
    ),
    (
        r"\baccount (?:has |was |is |been |got |just )+(?:emptied|drained|wiped|cleaned|compromised"
        r"|cleared)"
    ),
    (
        r"\b(?:scam(?:m)?ed|scamed|conned|duped|swindled|defrauded|hoodwinked|fleeced|tricked"
        r"|ripped off by (?:a|some) (?:fake|fraud\w*))\b"
    ),
    r"\b(?:fell|fallen) (?:for|victim)\b.{0,40}(?:scam|fraud|fake|phish|trick|con\b)",
    r"\bvictim of (?:a |an )?(?:\w+ )?(?:scam|fraud|phishing|identity)",
    r"\b(?:hacked|hackd|haked|hijacked|hacker|hackers)\b",
    r"\bbroken? into my (?:account|app|online)",
    (
        r"\b(?:some ?one|somebody|some ?1|a (?:thief|stranger|fraudster|scammer|crook|man|guy|woman)"
        rf"|fraudsters|scammers|thieves|crooks|sombody|criminals)(?: \w+)?{WAS} (?:took"
        r"|taken|taking|stole|stealing|stolen|emptied|empties|drained|withdrew|withdrawn|cleaned out"
        r"|cleared out|transferred|spent|spending|used|using|usd|logged|logging|cloned|got into"
        rf"|gotten into|changed|opened|moved|made|buying|bought|copied).{{0,40}}\b(?:money|savings?"
        r"|account|acount|card|details|funds|balance|password|name|app|banking|profile|phone|number"
        r"|online|loan|identity|everything|\d+)\b"
    ),
    (
        r"\b(?:they|he|she)(?: has| have|'s|'ve| had| just| also| then)* (?:took|taken|stole|stolen"
        r"|emptied|drained|withdrew|withdrawn|cleaned out|cleared out|cloned|spent|used|got into"
        r"|logged|transferred|changed)[^.?!;]{0,40}\b(?:my|our|mum's|mother's|dad's|everything|\d+)\b"
    ),
    (
        r"\b(?:money|savings?|funds|cash|balance|salary|grand|thousand|dollars|pounds|euros"
        r"|\$?\d[\d,.]*)\b.{0,25}\b(?:gone(?! nearly)|missing|vanished|disappeared|dissapeared|stolen|stollen"
        r"|emptied|drained|wiped out|cleaned out|been taken|was taken|compromised|cloned)\b"
    ),
    (
        rf"\b(?:i|we|my {KIN})(?:'ve| have| just| has| already| stupidly| accidentally"
        r"| foolishly)* (?:gave|given|told|shared|typed|entered|sent|handed|put|read|clicked|let"
        r"|installed|confirmed|transferred|wired|paid|filled|approved"
        rf"|downloaded)\b.{{0,90}}\b(?:scam\w*|fraud\w*|fake|phish\w*|con ?man"
        r"|(?<!sort )(?<!my )code(?! wrong)|otp|stranger"
        r"|suspicious|remote|anydesk|teamviewer|safe account|caller|crook|never arrived|isn't real"
        r"|not real|wasn't (?:you|the bank))\b"
    ),
    r"\bidentity (?:theft|was|has been|got)",
    r"\bstole my (?:identity|money|details|savings)\b",
    r"\bstolen my (?:identity|money|details|savings)\b",
    (
        r"\b(?:loan|account|card|credit) (?:was|has been|had been)?\s?(?:taken out"
        r"|opened) in my name\b"
    ),
    r"\b(?:in my name|using my name|as me)\b.{0,25}\b(?:without|fraud|not me)",
    (
        r"\b(?:it|that|this|who|he|she|they|caller|seller|website|shop|site|investment|call|man"
        r"|woman) (?:was|were|turned out to be|turns out to be|is|are) (?:all )?(?:a |an )?(?:scam\w*"
        r"|fraud\w*|fake|con ?man|phishing)\b"
    ),
    (
        r"\b(?:i think|i believe|i'm sure|pretty sure|afraid|worried|report(?:ing)?|this is|suspect"
        r"|there(?:'s| is)|been|want to report)\b.{0,25}\b(?:scam|scammer|fraud|fruad|fraudulent"
        r"|frawd)\b"
    ),
    r"\bfraud(?:ulent)? (?:on|in|activity on|transactions? on|charges? on|payments? on) my\b",
    r"\b(?:sim|sim card) (?:was |got |has been )?swapp?ed\b",
    r"\bcatfish\w*\b",
    r"\bromance scam\b",
    r"\blogins? (?:that )?(?:wasn't|isn't|were not|weren't) (?:me|mine)\b",
    r"\blogged in(?:to)? .{0,25}(?:not me|wasn't me)",
)
LOST_CARD: Final = (
    rf"\b(?:my|our|his|her) (?:\w+ )?(?:bag|rucksack|jacket|coat)(?: was| got| has been| been| were)+ {STOLEN}\b",
    (
        r"\b(?:machine|atm|cashpoint|cash point|hole in the wall)\b[^.?!;]{0,60}\b(?:ate|swallowed|kept"
        r"|retained|held on to"
        rf"|(?:won't|didn't|did not|will not) (?:give|return))(?: me)?(?: back)? (?:my|our|the) {CARD}\b"
    ),
    # Chinese in Latin letters.
    r"\b(?:ka|yinhangka|qianbao) (?:diu|diao|bei tou|bu ?jian|zhao bu dao) le\b",
    rf"^\W*(?:dropped|misplaced|forgot|lost) (?:my|our) {CARD}\b{NOT_OF_CARD}",
    rf"\b(?:ran|run|made|walked) off with (?:my|our|his|her) {CARD}\b",
    rf"\b(?:some ?one|somebody|some \w+) (?:else )?(?:has|got|took) my {CARD}\b",
    rf"\bno longer have my {CARD}\b",
    r"\b(?:pickpocketed|mugged)\b",
    (
        rf"\b(?:need|want|get|have|like) (?:my|the|this) {CARD} (?:\w+ )?(?:stopped|blocked|frozen"
        r"|cancelled|canceled|locked)\b"
    ),
    (
        rf"\b(?:i|we|i've|we've|just|must have|think|she|he|my {KIN})(?:'ve| have| has| had| must| may"
        r"| might| think i| just| also| again| stupidly| somehow| accidentally| probably)* (?:lost"
        r"|losst|lossed|misplaced|misplace|mislaid|dropped|left|forgot|forgotten"
        rf"|no longer have) (?!to )(?:\w+ ){{0,3}}?{CARD}\b{NOT_OF_CARD}"
    ),
    (
        rf"\b{CARD}\b(?: \w+){{0,3}}?{WAS} (?:\w+ )?(?:{STOLEN}|lost|losst|missing|gone|disappeared"
        r"|dissapeared|misplaced|vanished|taken|mugged|swallowed|eaten)\b"
    ),
    (
        rf"\b(?:lost|losst|{STOLEN}|stole|missing|steal) (?:\w+ ){{0,2}}?(?:my|our|his"
        rf"|her) (?:\w+ )?{CARD}\b"
    ),
    rf"^\W*(?:lost|stolen|missing|stollen|losst) {CARD}\b",
    rf"^\W*lost my {CARD}",
    (
        r"\b(?:some ?one|somebody|they|he|she|a (?:thief|man|guy|kid|pickpocket)|thieves"
        r"|pickpockets?)(?: has| have| just|'s)* (?:\w+ )?(?:stole|took|stolen|taken|grabbed|snatched"
        r"|nicked|pinched|found|has got|got hold of|ran off with|run off with"
        rf"|walked off with).{{0,15}}\b{CARD}\b"
    ),
    (
        r"\b(?:can(?:'|no|)t|can not|couldn'?t|unable to|nowhere to be|cannot) (?:seem to )?(?:find"
        rf"|found|locate|see|trace) (?:my|our|the|me) {CARD}\b"
    ),
    rf"\b{CARD} (?:is |was )?nowhere to be (?:found|seen)",
    (
        r"\b(?:machine|atm|cashpoint|cash machine) (?:has |just |'s )*(?:ate|eaten|swallowed|kept"
        rf"|retained|took|taken) (?:my|the) {CARD}"
    ),
    (
        r"\b(?:block|freeze|cancel|stop|lock|deactivate|disable) (?:my|the|this|both"
        rf"|all)(?: \w+)? {CARD}\b.{{0,20}}\b(?:now|immediately|asap|urgent\w*|at once|right away"
        r"|quick\w*|!)"
    ),
    # Who politely asks to freeze one reads at once how it is done.
    (
        rf"\b(?:block|cancel|stop|deactivate|disable) (?:my|the|this|both|all)(?: \w+)? {CARD}\b.{{0,20}}\bplease\b"
    ),
    (
        r"\b(?:i|we)(?: was| were| got| have been|'ve been| just got)+ (?:mugged|robbed|pickpocketed"
        r"|burgled)\b"
    ),
    r"\b(?:mugged|robbed|pickpocketed) (?:me|us)\b",
    r"^\W*(?:just )?(?:got|been|was) (?:mugged|robbed|pickpocketed|burgled)\b",
    rf"\b{CARD} (?:fell|slipped) (?:out|in)",
    r"\b(?:been|was) (?:robbed|mugged|pickpocketed)\b",
    rf"\b(?:no idea|don'?t know|not sure) where (?:i (?:left|put)|my) .{{0,15}}{CARD}",
    rf"\bwhere my {CARD} (?:is|went|has gone)\b",
    (
        rf"\bleft (?:it|my {CARD}) (?:in|at|on) (?:the|a) (?:taxi|bus|train|shop|bar|restaurant"
        r"|machine|cafe|plane|hotel|atm|pub)"
    ),
)
DISPUTE: Final = (
    r"\bwhy did (?:they|he|you|it|this) (?:take|charge|debit|bill)\b",
    r"\bcharged for (?:a |an |something|my )(?:free|trial|cancel\w+)",
    r"\bhave never been to\b",
    r"\brefus\w+ (?:a|the|my|me a) refund\b",
    r"\b(?:charges?|payments?|transactions?)\b.{0,30}\bknow nothing (?:about|of)\b",
    (
        r"^(?=.*\b(?:charg\w+|subscriptions?|payments?|tip|fees?|statement|bill\w*|card|took|taken"
        r"|debit\w*|transaction|amount)\b).*\b(?:i|we)(?:'ve)? (?:did ?n'?t|never|did not|have not"
        r"|haven't) (?:agree\w*|consent\w*|sign(?:ed)?(?: up)?|subscribed?|ask(?:ed)? for"
        r"|order(?:ed)?|want(?:ed)?|know)\b"
    ),
    r"\b(?:hasn'?t|haven'?t|has not|not|never|still not|isn'?t|won'?t)(?: \w+)? refund\w*",
    r"\b(?:double|duplicate) (?:payment|charge|debit|transaction)\b(?! (?:fee|policy|cards?))",
    (
        r"\b(?:payments?|charges?|transactions?|debits?|purchases?|amounts?|withdrawals?|entry"
        r"|entries)\b.{0,40}\b(?:do ?n'?t|ca ?n'?t|cannot|do not|can not|did ?n'?t) (?:remember"
        r"|recogni[sz]e|recall|know|understand)\b"
    ),
    (
        r"\b(?:do ?n[o']?t|did ?n[o']?t|cannot|can'?t|dnt|not) (?:recogni[sz]e|reconi[sz]e"
        r"|recongni[sz]e|know (?:what|this|that|the|who)|remember (?:making|buying|paying)|regonise"
        r"|recognis)\b.{0,60}\b(?:payment|charge|transaction|debit|purchase|it|this|merchant|shop"
        r"|amount|entry|item|withdrawal|company|trasaction|\d+)"
    ),
    (
        rf"\b(?:i|we)(?:'ve|'d| have)? {NOT}(?: \w+)? (?:make|made|authori[sz]ed?|authrised|order"
        r"|ordered|buy|bought|spend|spent|sign|signed|agree|agreed|approve|approved|do|set up"
        rf"|subscribed?|withdrew|withdraw|(?<!never )use|used|purchase|purchased|been to)\b.{{0,60}}(?:payment"
        r"|charge|transaction|debit|purchase|this|that|it|anything|trasaction|order|there"
        r"|subscription|withdrawal|\d+)"
    ),
    (
        r"\b(?:charged|billed|debited|chargd|deducted|taken|took) (?:\w+ ){0,4}?(?:twice|two times"
        r"|double|three times|again|wrong(?:ly)?|too much|the wrong amount|for something|without my"
        r"|for a (?:cancelled|canceled|trial)|even though|although|by mistake)\b"
    ),
    r"\b(?:double|twice|over|wrongly)[ -]?(?:charged|billed|debited)",
    (
        r"\b(?:unauthori[sz]ed|unknown|unrecogni[sz]ed|unexplained|mystery|strange|weird|suspicious"
        r"|incorrect|wrong|duplicate|unathorised|disputed|odd) (?:\w+ )?(?:payments?|charges?"
        r"|transactions?|debits?|withdrawals?|purchases?|trasaction|amount)\b.{0,40}\b(?:on|in|from"
        r"|my|appeared|showed|again|\d+)"
    ),
    (
        r"\b(?:i'?d like|i would like|i want|i wish|i need|i'?m|i am|i must|i have|i hereby|we want"
        r"|we'?d like|we wish|let me|please|help me|wanna|want)(?: to)?(?: formally)? (?:disput\w+"
        r"|contest\w*|challeng\w+|query\w*|chargeback|charge back|a chargeback"
        r"|a refund for)\b(?! (?:process|procedure))"
    ),
    (
        r"\b(?:never (?:arrived|came|received|delivered|got (?:it|the|my))|not (?:arrived|received"
        r"|delivered)|didn'?t (?:arrive|come))\b.{0,80}\b(?:refund\w*|money back|seller|shop|merchant"
        r"|charged|paid)"
    ),
    (
        r"\b(?:paid|bought|ordered)\b.{0,80}\b(?:never (?:arrived|came|received|delivered)"
        r"|won't refund|refus\w+ (?:to refund|a refund)|no refund|hasn't arrived)"
    ),
    (
        r"\b(?:shop|merchant|hotel|airline|seller|gym|company|website|they|restaurant"
        r"|store)\b.{0,40}\b(?:won'?t|refus\w+|will not|wont|ignor\w+|doesn'?t"
        r"|keeps?) (?:to )?(?:give|refund\w*|return|pay|cancel|charging|taking|debiting|billing)"
    ),
    r"\bkeeps? (?:charging|billing|debiting|taking)",
    (
        r"\b(?:payment|charge|transaction|debit|purchase|withdrawal"
        r"|trasaction)s?\b.{0,50}\b(?:isn'?t mine|not mine|wasn'?t (?:me|mine)|aren'?t mine"
        r"|is not mine|not me|weren'?t (?:me|mine)|is wrong|is incorrect|should be|i (?:never"
        r"|didn'?t)|by mistake|nothing to do with me|no idea)"
    ),
    (
        r"\b(?:atm|cash machine|machine|cashpoint) .{0,40}(?:didn'?t (?:give|dispense|pay)|only gave"
        r"|gave me (?:only|less)|no (?:cash|money) came|but no (?:cash|money)|without giving)"
    ),
)
