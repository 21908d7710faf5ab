/** Every visible word of the widget, in English. */

export const en = {
  bank: "Larkfield Bank",
  title: "Enquiries",
  withAgent: (name: string) => `${name}, adviser`,
  agentIsHere: "A person is answering you",
  switchLanguage: "Language",
  menu: "More",
  close: "Close",
  end: "End conversation",

  greeting: "Good to see you. How can we help?",
  notice:
    "A machine answers here, only from information the bank has approved. You can ask for a person at any time.",
  privacy: "Please never write your PIN, password or codes here.",
  starters: [
    "I have lost my card",
    "How much does a transfer abroad cost?",
    "What interest do I get on the savings account?",
  ],
  startersLabel: "Often asked",

  log: "Conversation",
  loading: "Fetching your conversation …",
  today: "Today",
  yesterday: "Yesterday",
  you: "You",
  machine: "Automated answer",
  adviser: "Adviser",
  thinking: "Looking it up …",
  sending: "Sending",
  kept: "Kept, will be sent",
  notSent: "Not sent.",
  tryAgain: "Try again",
  edit: "Edit",
  sources: "Source",
  opensNewTab: "opens in a new tab",
  wasHelpful: "Did this help?",
  helpful: "Yes, this helped",
  notHelpful: "No, this did not help",
  thanksForVerdict: "Thank you",
  noneOfThese: "None of these: talk to a person",
  newMessages: (count: number) => (count === 1 ? "1 new message" : `${count} new messages`),

  write: "Write your question",
  writeToAgent: (name: string) => `Write to ${name}`,
  send: "Send",
  charactersLeft: (count: number) => `${count} ${count === 1 ? "character" : "characters"} left`,
  charactersOver: (count: number) =>
    `${count} ${count === 1 ? "character" : "characters"} too many`,

  talkToPerson: "Talk to a person",
  asking: "Asking …",
  next: "You are next.",
  position: (position: number) => `You are number ${position} in the queue.`,
  waiting: "You are in the queue.",
  waitingHint: "An adviser will join here. You can go on writing.",
  stopWaiting: "Stop waiting",

  offline: "No connection.",
  offlineHint: "What you write is kept and sent as soon as we are back.",
  tryNow: "Try now",
  dismiss: "Dismiss",

  endQuestion: "End this conversation?",
  endHint: "You can start a new one at any time.",
  goOn: "Go on talking",
  endNow: "End it",
  closed: "This conversation has ended.",
  rate: "How was it?",
  stars: (count: number) => (count === 1 ? "1 star" : `${count} stars`),
  comment: "Anything you would like to add? (optional)",
  sendRating: "Send rating",
  thanksForRating: "Thank you for your rating.",
  startNew: "Start a new conversation",

  lost: {
    expired: "This conversation is no longer available. It may have been too long ago.",
    forbidden: "This page is not allowed to connect to the bank's enquiries.",
    outdated: "This page is out of date. Please load it again.",
  },
  unsentKept: "Words that were not sent go back into the text box.",
  reload: "Load again",

  /** Codes whose message from the server is replaced; in English the server speaks for itself. */
  refusals: {} as Readonly<Record<string, string>>,
};

export type Words = typeof en;
