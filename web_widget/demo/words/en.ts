/** Every visible word of the demonstration page, in English. */

export const en = {
  bank: "Larkfield Bank",
  title: "Larkfield Bank · A good harbour for your money",
  language: "Language",
  skip: "Skip to the content",
  menu: "Products",
  nav: { accounts: "Accounts", cards: "Cards", savings: "Savings", loans: "Loans", help: "Help" },
  phoneLabel: "24 hours, free",
  phone: "0800 555 0100",

  hero: {
    over: "Port Larkfield, 41 branches",
    title: "A good harbour for your money.",
    text: "An account without a monthly fee, savings you can reach every day, and people who answer when you ask.",
    primary: "See our accounts",
    secondary: "Savings rates",
    card: "Debit card",
  },

  facts: [
    { figure: "1.60 %", text: "a year on instant-access savings, interest paid monthly" },
    { figure: "$0", text: "for transfers at home, instant up to $10,000" },
    { figure: "$100,000", text: "protected per customer by the Deposit Guarantee Fund" },
  ],

  products: "For every day, and for later",
  tiles: [
    {
      id: "accounts",
      name: "Everyday Account",
      price: "$0 a month",
      note: "when at least $800 comes in each month, else $4",
      points: ["Debit card included", "Youth Account free under 26", "Open by video in 15 minutes"],
    },
    {
      id: "cards",
      name: "Gold credit card",
      price: "$60 a year",
      note: "waived when you spend $12,000 a year",
      points: ["Two airport lounge visits a year", "2 Lark Points for every $2", "17.9 % APR"],
    },
    {
      id: "transfers",
      name: "Transfers abroad",
      price: "from $4",
      note: "$4 in euro within the euro area, $12 to other countries",
      points: [
        "Euro area in 1 working day",
        "Elsewhere in 1 to 4 working days",
        "Order before 14:00",
      ],
    },
    {
      id: "loans",
      name: "Home loan",
      price: "from 4.10 %",
      note: "variable; fixed for 5 years at 4.35 %",
      points: [
        "Fixed for 5, 10 or 15 years",
        "Own funds from 20 %",
        "Repay 5 % extra a year, free",
      ],
    },
  ],

  rates: {
    title: "Term deposits",
    text: "You choose how long. From $500, with interest fixed on the day you begin.",
    term: "Term",
    rate: "Interest a year",
    rows: [
      ["3 months", "2.40 %"],
      ["6 months", "2.75 %"],
      ["12 months", "3.10 %"],
      ["24 months", "3.20 %"],
      ["36 months", "3.25 %"],
    ],
    note: "Prices valid from 1 January 2026.",
  },

  help: {
    title: "Lost your card?",
    text: "Block it at once in the app under Cards → Block, or call us. Somebody answers at any hour.",
    home: "At home",
    homePhone: "0800 555 0111",
    abroad: "From abroad",
    abroadPhone: "+1 555 010 0111",
    hoursTitle: "Branch hours",
    hours: [
      "Monday to Friday, 9:00 to 17:00",
      "Saturday, 9:00 to 13:00",
      "Port Larkfield Central also Sunday, 10:00 to 14:00",
    ],
    askTitle: "A quick question?",
    ask: "Press “Ask us” in the corner. Most answers come at once, and you can ask for a person at any time.",
  },

  foot: {
    address: "Larkfield Bank, 1 Harbour Square, Port Larkfield",
    never: "We never ask for your PIN, password or codes.",
    demo: "A demonstration. Larkfield Bank does not exist; the chat in the corner is Teller.",
    console: "The advisers' console",
    docs: "API description",
  },
};

export type Words = typeof en;
