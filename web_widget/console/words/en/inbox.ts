/** The words of the inbox, in English. */

export const inbox = {
  queue: {
    tabs: { waiting: "Waiting", mine: "Mine", all: "All", finished: "Resolved" },
    waited: "waiting for",
    late: "(too long)",
    hourMark: "h",
    claim: "Claim",
    claiming: "Claiming…",
    claimWhenBack: "Claiming is possible once the connection is back",
    unread: (count: number) => `New messages: ${count}`,
    noWords: "Nothing written yet",
    onlyFirst: (shown: number, total: number) => `The first ${shown} of ${total} are shown.`,
    empty: {
      waiting: {
        title: "Nobody is waiting",
        hint: "New customers appear here by themselves. You can leave this page open.",
      },
      mine: {
        title: "You hold no conversation",
        hint: "Claim a customer under “Waiting” and the conversation appears here.",
      },
      all: {
        title: "Nothing is open",
        hint: "Everybody who wanted a person has been looked after.",
      },
      finished: {
        title: "Nothing is resolved yet",
        hint: "Conversations that have ended are kept here, to be read again.",
      },
    },
    ended: { resolved: "Resolved", abandoned: "Left" },
    nothingFound: "Nothing fits your search",
    showAll: "Show everything",
    loading: "Loading the queue…",
  },
  filter: {
    text: "Search the list",
    placeholder: "Search",
    reason: "Reason",
    language: "Language",
  },
  offers: {
    title: "Offered to you",
    decline: "Decline",
    left: (seconds: number) => `${seconds} s left`,
  },
  passed: "Passed to you:",
  reasons: {
    asked_for_person: { short: "Asked for a person", plain: "The customer asked for a person" },
    not_understood: {
      short: "Not understood",
      plain: "The bot was not sure what the customer meant",
    },
    sensitive: { short: "Sensitive", plain: "The matter is sensitive and belongs with a person" },
    unanswered: { short: "Unanswered", plain: "The customer received no reply in time" },
    returned: { short: "Returned", plain: "A colleague gave the conversation back to the queue" },
    repeated: {
      short: "Not helped",
      plain: "The customer said that an answer did not help, or asked the same again",
    },
    self_harm: { short: "Self-harm", plain: "The customer may be in danger of harming themselves" },
    threat: { short: "Threat", plain: "The customer threatens somebody or something" },
    fraud: { short: "Fraud", plain: "The customer reports fraud or a scam" },
    lost_card: { short: "Lost card", plain: "The customer has lost a card, or it was stolen" },
    dispute: { short: "Dispute", plain: "The customer disputes a payment" },
    bereavement: { short: "Bereavement", plain: "Somebody close to the customer has died" },
    hardship: { short: "Hardship", plain: "The customer cannot pay" },
    complaint: { short: "Complaint", plain: "The customer complains" },
  },
};
