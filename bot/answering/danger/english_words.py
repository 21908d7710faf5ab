"""Words that several patterns of the English danger list share."""

from typing import Final

# More such words than these nobody writes; without a bound a long row of them is read anew from each.
CARD: Final = (
    r"(?:(?:bank|debit|credit|atm|cash|visa|gold|platinum|business|joint|new|only|black|company)"
    r"[ -]?){0,6}(?:cards?|crads?|cadrs?|carrd|plastic|visa|mastercard|wallet|purse|handbag|backpack)"
)
STOLEN: Final = (
    r"(?:stolen|stollen|stoeln|stolled|nicked|pinched|swiped|snatched|robbed|pickpocketed|lifted)"
)
WAS: Final = (
    r"(?: has| have|'s|'ve| had| was| were| got| is| are| been| just| seems?| to"
    r"| apparently| probably| also| both| now| all)*"
)
MINE: Final = r"(?:my|our|the|his|her|both|all my|all our|mum's|wife's|husband's)"
KIN: Final = (
    r"(?:(?:late|dear|elderly|beloved|older|younger|big|little|business|poor) ){0,6}"
    r"(?:m[uo]m(?:my)?|mother|mothr|dad(?:dy)?|father|fathr|parents?|husband|husbnd|wife|spouse|partner"
    r"|son|daughter|baby|child|brother|sister|grand(?:mother|father|ma|pa|dad|mum|son)|nan|gran"
    r"|granny|uncle|aunt(?:ie)?|cousin|nephew|niece|fianc[eé]e?|boyfriend|girlfriend|in-law"
    r"|(?:mother|father|brother|sister)-in-law|step(?:mother|father)|hubby)"
)
NOT: Final = r"(?:did ?n[o']?t|never|have ?n[o']t|hav(?:e)?nt|did not|have not|have never|dint)"
CANNOT: Final = (
    r"(?:can(?:no|'|)t|can not|could ?n[o']?t|unable to|not able to|no longer able to|no way i can"
    r"|struggling to|struggle to|don't know how to|don't know how (?:i|we)(?:'ll| will| can| am going to)"
    r"|won't be able to|will not be able to|not going to be able to|cnt)"
)
BUILDING: Final = r"(?:branch|bank|office|building|headquarters|place|hq|lobby)"
STAFF: Final = (
    r"(?:you(?: all| people| guys)?|your|everyone|every one|everybody|someone|somebody|him|her|them"
    r"|the (?:person|people|one|idiot|woman|man|guy|girl|manager|teller|cashier|clerk|staff|advis[eo]r)|that \w+)"
)
# “I forgot my card payment” is no lost card.
NOT_OF_CARD: Final = (
    r"(?! (?:pin|number|statement|reader|limit|payment|repayment|bill|instalment|due|fee|password))"
)
